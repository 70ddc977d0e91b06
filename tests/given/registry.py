"""Producers, products and papers, entered as people enter them."""

from __future__ import annotations

import io
import itertools
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from given.files import an_upload
from given.jobs import all_jobs_done
from given.names import another_name
from given.people import COMMUNE, NOON, act_of, an_actor
from hoaban.areas.registry import actions
from hoaban.areas.registry.models import (
    DataRequest,
    EntryRequest,
    Evidence,
    Producer,
    Product,
    ProductPicture,
)
from hoaban.areas.registry.words import IDENTITY_PAPERS
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act
from hoaban.core.actors import PUBLIC, Actor
from hoaban.core.files.actions import Incoming
from hoaban.core.units.models import Unit
from hoaban.core.units.queries import commune_called

HONEY = "QD26-04"  # Mật ong, mật khác và nông sản thực phẩm khác
TOURISM = "QD26-26"
PAPER = "test-reports"
_numbers = itertools.count(1)


def the_commune(code: str = COMMUNE) -> Unit:
    """A commune of today by its code."""
    unit = commune_called(code)
    assert unit is not None
    return unit


def an_officer_of(unit: str = COMMUNE) -> Act:
    """An act of the commune's officer."""
    return act_of(an_actor(Role.COMMUNE_OFFICER, unit=unit))


def an_office_act() -> Act:
    """An act of the provincial office."""
    return act_of(an_actor(Role.PROVINCIAL_OFFICER))


def facts_of_a_producer(**facts: Any) -> dict[str, Any]:
    """What Mẫu số 01 and 02 ask of a producer, all of it."""
    whole = {
        "name": another_name("HTX"),
        "kind": "cooperative",
        "commune": the_commune(),
        "address": "Bản Minh Hoạ",
        "contact_address": "",
        "phone": f"08{next(_numbers):08d}",
        "email": "",
        "tax_code": "",
        "registration_number": "62B",
        "representative": "Lò Thị Minh Hoạ",
        "representative_position": "Giám đốc",
        "representative_gender": "female",
        "representative_ethnic_group": "Thái",
        "representative_disability": "no",
        "representative_address": "Bản Minh Hoạ",
        "history": "Lập năm 2020.",
        "structure": "Giám đốc và 7 thành viên.",
        "registered_on": NOON.date().replace(year=2020),
    }
    return {**whole, **facts}


def a_producer(commune: str = COMMUNE, **facts: Any) -> Producer:
    """A producer, entered by the provincial office."""
    return actions.register_producer(
        an_office_act(),
        **facts_of_a_producer(**{"commune": the_commune(commune), **facts}),
        sensitive_consent=True,
    )


def a_representative_of(producer: Producer) -> Actor:
    """Somebody acting for this producer."""
    return an_actor(Role.PRODUCER_REPRESENTATIVE, producer=producer.slug)


def a_product(producer: Producer | None = None, **facts: Any) -> Product:
    """A product, honey unless said, registered by its representative."""
    producer = producer or a_producer()
    whole = {"name": another_name("Mật ong"), "criteria_set": HONEY, "specification": "Hũ 500 g"}
    return actions.register_product(act_of(a_representative_of(producer)), producer, **{**whole, **facts})


def a_data_request(producer: Producer, **asked: Any) -> DataRequest:
    """The producer asks to have something corrected."""
    whole = {"kind": "correct", "text": "Địa chỉ thường trú ghi sai thôn.", **asked}
    return actions.ask_about_data(act_of(a_representative_of(producer)), producer, **whole)


def a_paper(producer: Producer, kind: str = PAPER, file: Incoming | None = None, **facts: Any) -> Evidence:
    """A paper in the producer's library, a test report unless said."""
    act = act_of(a_representative_of(producer))
    return actions.add_evidence(act, producer, kind=kind, file=file or another_upload(), **facts)


def an_identity_paper(producer: Producer, file: Incoming | None = None) -> Evidence:
    """The representative's identity card, in the library."""
    return a_paper(producer, IDENTITY_PAPERS, file, title="Căn cước")


def another_upload() -> SimpleUploadedFile:
    """A PDF unlike every other."""
    return an_upload(content=an_upload().read() + f"\n% {next(_numbers)}\n".encode())


def a_photograph(size: tuple[int, int] = (2400, 1800)) -> SimpleUploadedFile:
    """A picture as a phone takes it, with the place it was taken at."""
    exif = Image.Exif()
    exif[0x010F] = "Minh Hoạ"
    exif[0x8825] = {1: "N", 2: (21.0, 23.0, 0.0), 3: "E", 4: (103.0, 1.0, 0.0)}
    out = io.BytesIO()
    Image.new("RGB", size, "#B7791F").save(out, "JPEG", exif=exif)
    return SimpleUploadedFile("goi-hang.jpg", out.getvalue(), content_type="image/jpeg")


def a_shown_picture(product: Product | None = None, **facts: Any) -> ProductPicture:
    """A picture of a product, drawn and there for everybody to see."""
    whole = {"file": a_photograph(), **facts}
    picture = actions.add_product_picture(an_office_act(), product or a_product(), **whole)
    all_jobs_done()
    picture.refresh_from_db()
    assert picture.file
    return picture


def a_request(commune: str = COMMUNE, **facts: Any) -> EntryRequest:
    """Somebody without a slip who asks to be let in."""
    whole = {
        "name": another_name("Người"),
        "phone": f"07{next(_numbers):08d}",
        "producer_name": another_name("HTX"),
        "tax_code": "012345678901",
        "commune": the_commune(commune),
        "file": another_upload(),
    }
    return actions.ask_to_come_in(Act(PUBLIC, NOON, "page"), **{**whole, **facts})
