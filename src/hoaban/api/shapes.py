"""How public rows look to programs: only what the public pages show.

No phone, no address, no tax code, no person. A star is there only while its certificate holds on the day of
looking; state is that of DESIGN §5.3.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ninja import Schema

from hoaban.areas.certificates.queries import Standing, standing_from, state_on
from hoaban.areas.certificates.words import HOLDING, State
from hoaban.areas.registry.queries import product_code

if TYPE_CHECKING:
    from hoaban.areas.certificates.models import Certificate
    from hoaban.areas.registry.models import Producer, Product, ProductPicture
    from hoaban.core.files.models import StoredFile
    from hoaban.core.units.models import Unit

T = TypeVar("T")


class Listed(Schema, Generic[T]):
    """One page of a list. next: the path of the next page, or null on the last one."""

    items: list[T]
    next: str | None


class Named(Schema):
    """A row that another one names: its id is the end of its own address."""

    id: str
    name: str


class Picture(Schema):
    url: str
    caption: str
    width: int
    height: int


class ProducerItem(Schema):
    """A producer (chủ thể). source: where its facts come from, when it did not state them itself."""

    id: str
    name: str
    kind: str | None
    commune: Named | None
    history: str
    source: str | None
    invented: bool
    page: str


class ProductItem(Schema):
    """A product (sản phẩm) with its star on the day of looking.

    state: null where it has no certificate; code: of the certificate that speaks for it; product_code:
    the law's (mã số sản phẩm, Phụ lục II) of this year, null while it has none; public_code: the code on its
    packages, by which /v/ says its star on the day of looking.
    """

    id: str
    name: str
    producer: Named | None
    commune: Named | None
    criteria_set: str | None
    star: int | None
    state: State | None
    valid_to: date | None
    extended_to: date | None
    code: str | None
    product_code: str | None
    public_code: str
    words: str
    specification: str
    story: str
    gtin: str | None
    pictures: list[Picture]
    source: str | None
    invented: bool
    page: str


class CertificateItem(Schema):
    """A certificate (giấy chứng nhận). signature: the signed payload of its QR, while it holds."""

    id: str
    state: State
    star: int | None
    product: Named
    producer: Named | None
    commune: Named | None
    number: str | None
    issuer: str | None
    decision: str | None
    decision_date: date | None
    valid_from: date | None
    valid_to: date | None
    extended_to: date | None
    year: int | None
    source: str | None
    signature: str | None
    page: str


def named_unit(unit: Unit | None) -> Named | None:
    """A commune by its code."""
    return Named(id=unit.code, name=unit.full_name) if unit else None


def named_row(row: Producer | Product | None) -> Named | None:
    """A producer or product by its slug."""
    return Named(id=row.slug, name=row.name) if row else None


def producer_item(producer: Producer) -> ProducerItem:
    """One producer, read with its commune."""
    return ProducerItem(
        id=producer.slug,
        name=producer.name,
        kind=producer.kind or None,
        commune=named_unit(producer.commune),
        history=producer.history,
        source=producer.source or None,
        invented=producer.invented,
        page=f"/chu-the/{producer.slug}/",
    )


def product_item(product: Product, day: date, province: Unit | None) -> ProductItem:
    """One product, read by `with_certificates`; the province is read once for all of them."""
    standing = standing_from(list(product.certificates.all()), day)
    return ProductItem(
        id=product.slug,
        name=product.name,
        producer=named_row(product.producer),
        commune=named_unit(product.commune),
        # a set that was guessed from a name is no fact
        criteria_set=product.criteria_set if product.set_confirmed and product.criteria_set else None,
        **_star_of(standing),
        product_code=product_code(product, day.year, province) or None,
        public_code=product.public_code.code,
        specification=product.specification,
        story=product.story,
        gtin=product.gtin or None,
        pictures=[_picture(file, picture) for picture in product.pictures.all() if (file := picture.file)],
        source=product.source or None,
        invented=product.invented,
        page=f"/san-pham/{product.slug}/",
    )


def _star_of(standing: Standing) -> dict[str, Any]:
    certificate = standing.certificate
    return {
        "star": standing.star,
        "state": standing.state,
        "valid_to": certificate.valid_to if certificate else None,
        "extended_to": certificate.extended_to if certificate else None,
        "code": certificate.code.code if certificate else None,
        "words": standing.words,
    }


def _picture(file: StoredFile, picture: ProductPicture) -> Picture:
    url = f"/tep/{file.key}/"
    return Picture(url=url, caption=picture.caption, width=picture.width, height=picture.height)


def certificate_item(certificate: Certificate, day: date, siblings: Iterable[Certificate]) -> CertificateItem:
    """One certificate; `siblings`: those of the same product."""
    state = state_on(certificate, day, siblings)
    holds, decision, product = state in HOLDING, certificate.decision, certificate.product
    return CertificateItem(
        id=certificate.code.code,
        state=state,
        star=certificate.star if holds else None,
        product=Named(id=product.slug, name=product.name),
        producer=named_row(product.producer),
        commune=named_unit(product.commune),
        number=certificate.number or None,
        issuer=certificate.issuer or None,
        decision=decision.number or None if decision else None,
        decision_date=decision.date if decision else None,
        valid_from=certificate.valid_from,
        valid_to=certificate.valid_to,
        extended_to=certificate.extended_to,
        year=certificate.year,
        source=certificate.source or None,
        signature=certificate.token or None if holds else None,
        page=f"/v/{certificate.code.code}",
    )
