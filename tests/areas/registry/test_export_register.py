"""The register as a file: whose rows stand in it, and what never does."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from given.people import COMMUNE, NOON, OTHER_COMMUNE, act_of, an_act, an_actor
from given.registry import a_producer, a_product, an_office_act, an_officer_of
from given.rows import rows_of_a_test
from given.tables import as_workbook, lines_of
from hoaban.areas.registry import actions
from hoaban.areas.registry.papers import register_about, register_tables
from hoaban.areas.registry.permissions import may_export_register
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act
from hoaban.core.audit.models import Entry
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def sheets(act: Act) -> dict[str, list[dict[str, object]]]:
    made = as_workbook(*register_tables(act), about=register_about(act))
    return {name: lines_of(made[name]) for name in ("Chủ thể", "Sản phẩm")}


def test_the_office_gets_every_producer_and_product() -> None:
    product = a_product(a_producer(email="htx@demo.invalid"))
    a_product(a_producer(OTHER_COMMUNE))

    made = sheets(an_office_act())

    assert len(made["Chủ thể"]) == len(made["Sản phẩm"]) == 2
    producer = product.producer
    assert producer is not None
    row = next(line for line in made["Chủ thể"] if line["Tên chủ thể"] == producer.name)
    assert row["Điện thoại"] == producer.phone
    assert row["Loại hình tổ chức"] == "Hợp tác xã"
    assert row["Số sản phẩm"] == 1
    assert row["Ngày thành lập hoặc đăng ký kinh doanh"] == producer.registered_on
    told = next(line for line in made["Sản phẩm"] if line["Tên sản phẩm"] == product.name)
    assert told["Chủ thể"] == producer.name
    assert told["Mã bộ sản phẩm"] == "QD26-04"
    assert str(told["Mã số sản phẩm nếu đánh giá năm nay"]).endswith("-2026")


def test_a_commune_gets_its_own() -> None:
    own = a_product()
    a_product(a_producer(OTHER_COMMUNE))

    made = sheets(an_officer_of(COMMUNE))

    assert [row["Tên sản phẩm"] for row in made["Sản phẩm"]] == [own.name]
    assert len(made["Chủ thể"]) == 1


def test_personal_data_is_in_no_list() -> None:
    a_producer(
        tax_code="012345678901",
        representative_ethnic_group="Dân tộc Minh Hoạ",
        representative_address="Nhà riêng Minh Hoạ",
    )
    a_producer(tax_code="")

    made = as_workbook(*register_tables(an_office_act()), about=register_about(an_office_act()))

    cells = {str(cell) for sheet in made.values() for row in sheet for cell in row}
    assert not {"Dân tộc Minh Hoạ", "Nhà riêng Minh Hoạ", "012345678901"} & cells
    assert not {"Dân tộc", "Địa chỉ thường trú", "Người đại diện là người khuyết tật"} & cells


def test_before_any_edition_is_in_force_ids_stand_for_names() -> None:
    a_product()
    act = Act(an_actor(Role.PROVINCIAL_OFFICER), NOON.replace(year=2020), "page")

    made = sheets(act)

    assert made["Chủ thể"][0]["Loại hình tổ chức"] == "cooperative"
    assert made["Sản phẩm"][0]["Bộ sản phẩm"] == ""


def test_a_product_without_a_producer_stands_in_it_and_invented_ones_say_so() -> None:
    product = a_product()
    with rows_of_a_test() as act:
        product.producer, product.commune, product.invented = None, None, True
        act.save(product)

    row = sheets(an_office_act())["Sản phẩm"][0]

    assert (row["Chủ thể"], row["Nơi làm ra sản phẩm"], row["Dữ liệu minh họa"]) == ("", "", "Có")


def test_thirty_rows_cost_as_many_queries_as_one() -> None:
    act = an_office_act()

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            sheets(act)
        return len(asked)

    a_product()
    one = queries()
    for _number in range(29):
        a_product()

    assert queries() == one


@pytest.mark.parametrize("role", [Role.EDITOR, Role.AUDITOR, Role.COUNCIL_MEMBER])
def test_who_does_not_keep_the_register_does_not_take_it_along(role: Role) -> None:
    act = an_act(role)

    with pytest.raises(Refused) as told:
        actions.export_register(act)

    assert told.value.refusal.code == "not-register-reader"
    assert not may_export_register(act.actor)


def test_each_time_is_on_record() -> None:
    act = act_of(an_actor(Role.COMMUNE_OFFICER, unit=COMMUNE))

    actions.export_register(act)
    actions.export_register(act)

    noted = Entry.objects.filter(deed="registry.export_register", kind="noted")
    assert list(noted.values_list("user_id", "scope")) == [(act.actor.user_id, COMMUNE)] * 2
