"""Typed fields and what they say when something is wrong."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hoaban.core.inputs import (
    Choice,
    Day,
    Flag,
    Gtin,
    Input,
    LongText,
    Paper,
    Phone,
    TaxCode,
    Text,
    plain_phone,
)


def cleaned(field: Any, value: Any) -> Any:
    """What a form with this one field gives, or the code of its first fault."""
    form = type("OneField", (Input,), {"one": field})({"one": value}, {"one": value})
    return form.cleaned_data["one"] if form.is_valid() else form.errors.as_data()["one"][0].code


def test_text_is_composed_and_its_spaces_put_in_order() -> None:
    assert cleaned(Text(), "  Mật   ong ") == "Mật ong"


def test_long_text_keeps_its_lines() -> None:
    assert cleaned(LongText(), "một\r\nhai\n") == "một\nhai"


@pytest.mark.parametrize("typed", ["01/12/2026", "2026-12-01", "1-12-2026", "01.12.2026", date(2026, 12, 1)])
def test_a_day_is_taken_as_people_and_programs_write_it(typed: Any) -> None:
    assert cleaned(Day(), typed) == date(2026, 12, 1)


@pytest.mark.parametrize("typed", ["31/02/2026", "hôm qua", "2026/12", "99/99/9999"])
def test_a_day_that_is_none_says_how_to_write_one(typed: str) -> None:
    assert cleaned(Day(), typed) == "bad-day"


def test_a_day_may_be_left_out_only_where_it_may() -> None:
    assert cleaned(Day(required=False), "") is None
    assert cleaned(Day(missing="Nhập ngày."), "") == "required"
    assert Day().prepare_value(date(2026, 12, 1)) == "01/12/2026"
    assert Day().prepare_value("sai") == "sai"


@pytest.mark.parametrize(
    "typed", ["0912 345 678", "+84 912.345.678", "84912345678", "0084912345678", "(0912) 345-678"]
)
def test_a_phone_number_is_kept_in_one_form(typed: str) -> None:
    assert cleaned(Phone(), typed) == "0912345678"


@pytest.mark.parametrize("typed", ["912345678", "0912", "abc", "+1 202 555 0100"])
def test_what_is_no_phone_number_is_refused(typed: str) -> None:
    assert cleaned(Phone(), typed) == "bad-phone"
    assert plain_phone(typed) is None


def test_numbers_with_check_digits_are_proved() -> None:
    assert cleaned(TaxCode(), "0100233488") == "0100233488"
    assert cleaned(TaxCode(), "0100233489") == "bad-tax-code"
    assert cleaned(TaxCode(), "011 090 012 345") == "011090012345"
    assert cleaned(Gtin(), "8938505974194") == "8938505974194"
    assert cleaned(Gtin(), "8938505974195") == "bad-gtin"


@pytest.mark.parametrize("field", [Phone(required=False), TaxCode(required=False), Gtin(required=False)])
def test_an_optional_number_may_be_left_out(field: Any) -> None:
    assert cleaned(field, "") == ""


def test_a_choice_outside_the_list_is_refused() -> None:
    assert cleaned(Choice(choices=[("a", "A")], missing="Chọn."), "b") == "invalid_choice"
    assert cleaned(Choice(choices=[("a", "A")]), "a") == "a"


def test_a_flag_not_ticked_is_an_answer_unless_it_is_needed() -> None:
    assert cleaned(Flag(), "") is False
    assert cleaned(Flag(required=True, missing="Đánh dấu."), "") == "required"


def test_a_paper_is_an_upload_or_the_name_of_one() -> None:
    upload = SimpleUploadedFile("a.pdf", b"%PDF-1.4")

    assert cleaned(Paper(), upload) is upload
    assert cleaned(Paper(), "0c7d0c5e-0000-4000-8000-000000000000") == "0c7d0c5e-0000-4000-8000-000000000000"
    assert cleaned(Paper(), None) == "required"
    assert cleaned(Paper(), SimpleUploadedFile("a.pdf", b"")) == "empty"
    assert cleaned(Paper(required=False), None) is None
