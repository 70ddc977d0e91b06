"""Paper dossiers from a file."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from given import registry
from given.dossiers import a_paper_dossier, the_office
from given.people import NOON, OTHER_COMMUNE
from given.plans import carried_out
from given.trouble import a_workbook
from hoaban.areas.dossiers.imports import DOSSIERS, stage_of
from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.registry.models import Product
from hoaban.core.audit import chain
from hoaban.core.imports.planning import Plan, plan_of

pytestmark = pytest.mark.django_db

HEADINGS = [
    "Sản phẩm", "Ngày nộp", "Ngày tiếp nhận", "Số văn bản đề nghị", "Ngày văn bản đề nghị", "Ngày gửi tỉnh",
    "Ngày tỉnh nhận",
]  # fmt: skip
DAYS = ["15/09/2026", "16/09/2026", "12/TTr-UBND", "01/10/2026", "02/10/2026", "05/10/2026"]


def plan(*rows: list[Any], headings: list[str] | None = None) -> Plan:
    content = a_workbook([headings or HEADINGS, *rows])
    return plan_of(DOSSIERS, content, "ho-so.xlsx", NOON.date())


def done(found: Plan) -> None:
    carried_out(found, the_office())


def codes(found: Plan) -> list[tuple[int | None, str | None, str]]:
    return [(told.row, told.column, told.code) for told in found.told]


@pytest.fixture
def honey() -> Product:
    return registry.a_product(name="Mật ong Minh Hoạ")


def test_a_row_is_a_dossier_at_the_stage_its_furthest_fact_tells(honey: Product) -> None:
    found = plan([honey.name, *DAYS])
    done(found)

    dossier = Dossier.objects.get()
    assert codes(found) == []
    assert (dossier.product, dossier.state, dossier.letter_number) == (honey, "taken_in", "12/TTr-UBND")
    assert (dossier.filed_on, dossier.taken_in_on) == (date(2026, 9, 15), date(2026, 10, 5))
    assert dossier.paper_words == "nhập từ hồ sơ giấy ngày 01/12/2026"
    assert chain.verify().ok


@pytest.mark.parametrize(
    ("facts", "stage"),
    [
        ({}, "filed"),
        ({"received_on": NOON.date()}, "received"),
        ({"letter_number": "1"}, "forwarded"),
        ({"letter_number": "1", "taken_in_on": NOON.date()}, "taken_in"),
    ],
)
def test_the_stage_follows_from_what_is_stated(facts: dict[str, Any], stage: str) -> None:
    assert stage_of(facts) == stage


def test_read_again_it_brings_nothing_and_a_corrected_row_corrects(honey: Product) -> None:
    done(plan([honey.name, *DAYS]))

    assert plan([honey.name, *DAYS]).counts == {"accepted": 0, "asked": 0, "held": 0, "skipped": 1}
    done(plan([honey.name, *DAYS[:2], "13/TTr-UBND", *DAYS[3:]]))

    dossier = Dossier.objects.get()
    assert dossier.letter_number == "13/TTr-UBND"
    assert [step.move for step in dossier.steps.order_by("id")] == ["enter_from_paper", "correct_paper"]


def test_what_was_known_of_answers_and_matters_stays_with_a_correction(honey: Product) -> None:
    before = a_paper_dossier(honey, answers={"1.1": "a"}, matters={})

    done(
        plan(
            [honey.name, before.filed_on.strftime("%d/%m/%Y"), "13/TTr"],
            headings=[*HEADINGS[:2], HEADINGS[3]],
        )
    )

    before.refresh_from_db()
    assert before.letter_number == "13/TTr"
    assert before.answers.get().option == "a"


def test_what_the_deed_would_refuse_is_held_where_it_stands(honey: Product) -> None:
    rice = registry.a_product(name="Gạo Minh Hoạ")
    tea = registry.a_product(name="Chè Minh Hoạ")
    bare = registry.a_product(name="Miến Minh Hoạ", criteria_set="")
    salt = registry.a_product(name="Muối Minh Hoạ")

    found = plan(
        [honey.name, DAYS[0], DAYS[1], None, None, None, DAYS[5]],
        [rice.name, DAYS[0], "14/09/2026", None, None, None, None],
        [tea.name, "01/05/2026", None, None, None, None, None],
        [bare.name, DAYS[0], None, None, None, None, None],
        [salt.name, None, DAYS[1], None, None, None, None],
        ["Không Có Minh Hoạ", DAYS[0], None, None, None, None, None],
        [None, DAYS[0], DAYS[1], None, None, None, None],
        [honey.name, *DAYS],
    )

    assert codes(found) == [
        (2, "D", "paper-fact-missing"),
        (3, "C", "days-out-of-order"),
        (4, "B", "filed-before-the-law"),
        (5, "A", "set-not-chosen"),
        (6, "B", "required"),
        (7, "A", "unknown-product"),
        (8, "A", "required"),
        (9, "A", "twice-in-file"),
    ]


def test_producers_and_products_written_otherwise_are_asked_about_and_two_are_not_guessed(
    honey: Product,
) -> None:
    headings = ["Sản phẩm", "Chủ thể", "Ngày nộp"]
    maker = registry.a_producer(name="Hợp tác xã Minh Hoạ Ong")
    ours = registry.a_product(maker, name="Mật ong – Minh Hoạ")
    registry.a_producer(name="Hộ Minh Hoạ")
    registry.a_producer(OTHER_COMMUNE, name="Hộ Minh Hoạ")
    registry.a_product(name="Gạo Minh Hoạ")
    registry.a_product(name="Gạo Minh Hoạ")

    found = plan(
        ["Mật ong Minh Hoạ", "HTX Minh Hoạ Ong", DAYS[0]],
        ["Mật ong Minh Hoạ", "Hộ Minh Hoạ", DAYS[0]],
        ["Gạo Minh Hoạ", None, DAYS[0]],
        headings=headings,
    )
    done(found)

    assert codes(found) == [
        (2, "B", "looks-like"),
        (2, "A", "looks-like"),
        (3, "B", "which-producer"),
        (4, "A", "which-product"),
    ]
    assert Dossier.objects.get().product == ours
