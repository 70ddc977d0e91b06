"""The only writers of the register: producers, products with their pictures, the evidence library."""

from hoaban.areas.registry.actions.add_evidence import add_evidence
from hoaban.areas.registry.actions.add_product_picture import add_product_picture
from hoaban.areas.registry.actions.correct_producer import correct_producer
from hoaban.areas.registry.actions.correct_product import correct_product
from hoaban.areas.registry.actions.export_register import export_register
from hoaban.areas.registry.actions.invite_representative import invite_representative
from hoaban.areas.registry.actions.register_producer import register_producer
from hoaban.areas.registry.actions.register_product import register_product
from hoaban.areas.registry.actions.remove_product_picture import remove_product_picture
from hoaban.areas.registry.actions.renew_evidence import renew_evidence
from hoaban.areas.registry.actions.retire_evidence import retire_evidence
from hoaban.areas.registry.actions.show_product_picture import show_product_picture

__all__ = [
    "add_evidence",
    "add_product_picture",
    "correct_producer",
    "correct_product",
    "export_register",
    "invite_representative",
    "register_producer",
    "register_product",
    "remove_product_picture",
    "renew_evidence",
    "retire_evidence",
    "show_product_picture",
]
