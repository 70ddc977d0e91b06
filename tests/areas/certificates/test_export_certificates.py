"""The list of certificates as a file: each with its state on the day, and no star that has lapsed."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from given.certificates import a_certificate, a_past_certificate, a_product, a_withdrawal
from given.people import COMMUNE, NOON, OTHER_COMMUNE, act_of, an_act, an_actor
from given.tables import as_workbook, lines_of
from hoaban.areas.certificates import actions
from hoaban.areas.certificates.papers import certificate_table, certificates_about
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act
from hoaban.core.audit.models import Entry
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def rows(act: Act | None = None, at: datetime = NOON) -> list[dict[str, object]]:
    act = act or Act(an_actor(Role.PROVINCIAL_OFFICER), at, "page")
    return lines_of(as_workbook(certificate_table(act), about=certificates_about(act))["Giấy chứng nhận"])


def test_a_certificate_that_holds_says_its_star_and_its_days() -> None:
    certificate = a_certificate(star=4)

    row = rows()[0]

    assert row["Mã kiểm tra"] == certificate.code.code
    assert row["Tình trạng"] == "Còn hiệu lực"
    assert row["Hạng sao còn hiệu lực"] == 4
    assert row["Có giá trị đến ngày"] == certificate.valid_to
    assert certificate.decision is not None
    assert (row["Số quyết định"], row["Ngày quyết định"]) == (
        certificate.decision.number,
        certificate.decision.date,
    )


def test_a_star_that_lapsed_was_withdrawn_or_has_no_known_end_is_not_there() -> None:
    a_past_certificate(star=4, valid_from=date(2022, 1, 1), valid_to=date(2025, 1, 1))
    a_withdrawal(a_certificate())
    a_past_certificate(star=3, year=2025)

    found = {str(row["Tình trạng"]): row["Hạng sao còn hiệu lực"] for row in rows()}

    assert found == {"Đã hết hạn": "", "Đã thu hồi": "", "Chưa rõ ngày hết hạn": ""}


def test_the_day_of_looking_decides() -> None:
    a_certificate()

    assert rows(at=NOON.replace(year=2030))[0]["Hạng sao còn hiệu lực"] == ""


def test_the_certificate_before_the_one_that_holds_is_replaced() -> None:
    product = a_product()
    a_past_certificate(product, star=3, valid_from=date(2024, 1, 1), valid_to=date(2027, 1, 1))
    a_certificate(product=product)

    assert {row["Tình trạng"]: row["Hạng sao còn hiệu lực"] for row in rows()} == {
        "Còn hiệu lực": 4,
        "Đã có giấy mới": "",
    }


def test_a_commune_gets_those_of_its_own_products() -> None:
    a_certificate(product=a_product())
    a_certificate(product=a_product(commune=OTHER_COMMUNE))

    assert len(rows(act_of(an_actor(Role.COMMUNE_OFFICER, unit=COMMUNE)))) == 1
    assert len(rows()) == 2


def test_thirty_rows_cost_as_many_queries_as_one() -> None:
    act = an_act(Role.PROVINCIAL_OFFICER)

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            rows(act)
        return len(asked)

    a_past_certificate(star=3, year=2025)
    one = queries()
    for _number in range(29):
        a_past_certificate(star=3, year=2025)

    assert queries() == one


@pytest.mark.parametrize("role", [Role.EDITOR, Role.COUNCIL_MEMBER])
def test_nobody_else_takes_it_along(role: Role) -> None:
    with pytest.raises(Refused) as told:
        actions.export_certificates(an_act(role))

    assert told.value.refusal.code == "not-certificate-lister"


def test_each_time_is_on_record() -> None:
    act = an_act(Role.AUDITOR)

    actions.export_certificates(act)
    actions.export_certificates(act)

    assert Entry.objects.filter(deed="certificates.export_certificates", kind="noted").count() == 2
