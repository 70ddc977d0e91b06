"""The only writers of the register: producers, products with their pictures, the evidence library."""

from hoaban.areas.registry.actions.add_evidence import add_evidence
from hoaban.areas.registry.actions.add_product_picture import add_product_picture
from hoaban.areas.registry.actions.answer_data_request import answer_data_request
from hoaban.areas.registry.actions.ask_about_data import ask_about_data
from hoaban.areas.registry.actions.ask_to_come_in import ask_to_come_in, confirm_request, refuse_request
from hoaban.areas.registry.actions.correct_producer import correct_producer
from hoaban.areas.registry.actions.correct_product import correct_product
from hoaban.areas.registry.actions.export_register import export_register
from hoaban.areas.registry.actions.invite_representative import invite_representative
from hoaban.areas.registry.actions.open_identity_paper import open_identity_paper
from hoaban.areas.registry.actions.print_slips import print_slips
from hoaban.areas.registry.actions.register_producer import register_producer
from hoaban.areas.registry.actions.register_product import register_product
from hoaban.areas.registry.actions.remove_product_picture import remove_product_picture
from hoaban.areas.registry.actions.renew_evidence import renew_evidence
from hoaban.areas.registry.actions.retire_evidence import retire_evidence
from hoaban.areas.registry.actions.see_sensitive import see_sensitive
from hoaban.areas.registry.actions.show_product_picture import show_product_picture
from hoaban.areas.registry.actions.withdraw_consent import withdraw_consent

__all__ = [
    "add_evidence",
    "add_product_picture",
    "answer_data_request",
    "ask_about_data",
    "ask_to_come_in",
    "confirm_request",
    "correct_producer",
    "correct_product",
    "export_register",
    "invite_representative",
    "open_identity_paper",
    "print_slips",
    "refuse_request",
    "register_producer",
    "register_product",
    "remove_product_picture",
    "renew_evidence",
    "retire_evidence",
    "see_sensitive",
    "show_product_picture",
    "withdraw_consent",
]
