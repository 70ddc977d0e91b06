"""Rows of a place, made by the deeds that people do: a producer's product on its way to the council.

Here: people, a dossier up to the province, a product before a council. Not here: many of them (copies.py).
Everything is invented and lives as long as the bench runs.
"""

from __future__ import annotations

import io
import secrets
from datetime import date, datetime
from typing import TYPE_CHECKING

import pypdfium2
from django.core.files.uploadedfile import SimpleUploadedFile

from hoaban.areas.council import actions as council
from hoaban.areas.council.inputs import SeatGiven
from hoaban.areas.council.queries import edition_of, entry_called, seat_kinds
from hoaban.areas.dossiers import actions as dossiers
from hoaban.areas.registry import actions as registry
from hoaban.cli.benchmarks.place import PASSWORD
from hoaban.core.accounts import actions as accounts
from hoaban.core.accounts.queries import actor_of, holdings_of
from hoaban.core.accounts.roles import COUNCIL_ROLES, Role
from hoaban.core.actions import VIETNAM, Act
from hoaban.core.actors import OPERATOR
from hoaban.core.law import edition_called
from hoaban.core.units.queries import commune_called
from hoaban.programme.evidence import samples_needed

if TYPE_CHECKING:
    from hoaban.areas.council.models import Entry, Round
    from hoaban.areas.dossiers.models import Dossier
    from hoaban.areas.registry.models import Producer, Product
    from hoaban.core.accounts.models import User

COMMUNE = "03352"
HONEY = "QD26-04"
FILED_AT = datetime(2026, 10, 1, 9, 0, tzinfo=VIETNAM)
NOW = datetime(2026, 12, 1, 9, 0, tzinfo=VIETNAM)
REPORT = {
    "materials_technology": "Lọc tay, đóng hũ.",
    "quality_changes": "Thêm nhãn.",
    "markets": "Chợ tỉnh.",
    "results": "Lãi 60 triệu.",
    "plan": "Thêm đàn ong.",
}


def _fresh() -> int:
    """A number nobody has, in any run inside the same place."""
    return secrets.randbelow(10**8)


def the_operator(at: datetime = NOW) -> Act:
    return Act(OPERATOR, at, "command")


def a_person() -> User:
    """Somebody with a fresh phone number."""
    number = _fresh()
    return accounts.add_user(the_operator(), log_in=f"09{number:08d}", name=f"Người Minh Hoạ {number}")


def with_password(user: User) -> str:
    """The person's log-in, which opens with PASSWORD from now on."""
    slip = accounts.make_slip(the_operator(), user).slip
    accounts.use_slip(the_operator(), slip, password=PASSWORD)
    return user.phone


def an_act(role: Role, at: datetime = NOW, *, unit: str = "", producer: str = "") -> Act:
    """An act of a new person in this role."""
    holding = accounts.grant_role(the_operator(), a_person(), role=role, unit=unit, producer=producer)
    return Act(actor_of(holding), at, "page")


def a_paper() -> SimpleUploadedFile:
    """A PDF unlike every other."""
    document, out = pypdfium2.PdfDocument.new(), io.BytesIO()
    document.new_page(200, 200)
    document.save(out)
    return SimpleUploadedFile("giay-to.pdf", out.getvalue() + f"\n% {_fresh()}\n".encode())


def a_producer() -> Producer:
    """A cooperative of the commune."""
    return registry.register_producer(
        the_operator(FILED_AT), name=f"HTX Minh Hoạ {_fresh()}", kind="cooperative",
        commune=commune_called(COMMUNE), address="Bản Minh Hoạ", phone="0812345678",
        registration_number="62B", registered_on=date(2020, 1, 1), representative="Lò Thị Minh Hoạ",
        representative_position="Giám đốc", representative_gender="female",
        representative_ethnic_group="Thái", representative_disability="no", sensitive_consent=True,
        representative_address="Bản Minh Hoạ", history="Lập năm 2020.", structure="7 thành viên.",
    )  # fmt: skip


def a_product(producer: Producer, criteria_set: str = HONEY) -> Product:
    """A product of this producer."""
    return registry.register_product(
        _of(producer), producer, name=f"Mật ong Minh Hoạ {_fresh()}", criteria_set=criteria_set,
        specification="Hũ 500 g",
    )  # fmt: skip


def _of(producer: Producer) -> Act:
    return an_act(Role.PRODUCER_REPRESENTATIVE, FILED_AT, producer=producer.slug)


# --- the dossier's way ---


def a_filed_dossier(producer: Producer) -> Dossier:
    """A dossier that waits for the commune."""
    act, product = _of(producer), a_product(producer)
    dossier = dossiers.open_dossier(act, product)
    paper = registry.add_evidence(act, producer, kind="origin-and-linkage", file=a_paper())
    edition = edition_called(dossier.edition)
    criteria_set = edition.criteria_set(product.criteria_set)
    for criterion in criteria_set.criteria:
        best = max(criterion.options, key=lambda option: option.points).id
        beside = [paper.pk] if criterion is criteria_set.criteria[0] else []
        dossiers.assess_product(act, dossier, criterion=criterion.id, option=best, evidence=beside)
    dossiers.write_report(act, dossier, **REPORT, sample_count=samples_needed(criteria_set, edition))
    return dossiers.file_dossier(act, dossier, declaration=True, declared_by="Lò Thị Minh Hoạ")


def a_forwarded_dossier(producer: Producer) -> Dossier:
    """A dossier that waits for the province."""
    officer, chair = (
        an_act(role, FILED_AT, unit=COMMUNE) for role in (Role.COMMUNE_OFFICER, Role.COMMUNE_CHAIR)
    )
    dossier = dossiers.receive_dossier(officer, a_filed_dossier(producer))
    edition = edition_called(dossier.edition)
    texts = {matter.id: "Đúng như hồ sơ." for matter in edition.commune_matters}
    dossier = dossiers.appraise_matters(officer, dossier, texts=texts)
    return dossiers.forward_dossier(
        chair, dossier, letter=a_paper(), letter_number="12/UBND", letter_date=chair.today,
        samples_noted=samples_needed(edition.criteria_set(dossier.product.criteria_set), edition),
    )  # fmt: skip


def an_entry(members: int) -> tuple[Entry, list[Act]]:
    """A product before a council of so many, and an act of each member, the chair among them."""
    office = an_act(Role.PROVINCIAL_OFFICER)
    dossier = dossiers.take_in_dossier(
        an_act(Role.PROVINCIAL_OFFICER, FILED_AT), a_forwarded_dossier(a_producer())
    )
    round = council.open_round(office, round_id="province-2", year=2026)
    seats = _seats(round, members)
    council.appoint_council(
        office, round, decision_number="1234/QĐ-UBND", decision_date=date(2026, 11, 20),
        regulation_number="56/QC-HĐ", seats=[SeatGiven(str(user.key), kind, "") for user, kind in seats],
    )  # fmt: skip
    council.fill_round(office, round, dossiers=[dossier.code])
    entry = entry_called(dossier.code)
    if entry is None:
        raise LookupError(dossier.code)
    return entry, [_member(user) for user, _kind in seats]


def _seats(round: Round, members: int) -> list[tuple[User, str]]:
    kinds = seat_kinds(edition_of(round))
    wanted = [kind.id for kind in kinds if kind.required for _seat in range(kind.min)]
    many = next(kind.id for kind in kinds if kind.many)
    wanted += [many] * (members - len(wanted))
    return [(a_person(), kind) for kind in wanted]


def _member(user: User) -> Act:
    holding = next(row for row in holdings_of(user).select_related("user") if row.role in COUNCIL_ROLES)
    return Act(actor_of(holding), NOW, "page")
