"""A brought table is read anew."""

from __future__ import annotations

import pytest

from given.browser import a_browser_as, a_browser_of
from given.imports import GOOD, a_brought_file, a_saved_import
from given.jobs import all_jobs_done
from given.people import an_actor
from hoaban.core.accounts.roles import Role
from hoaban.core.imports.models import Preview

pytestmark = pytest.mark.django_db


def test_pressing_it_has_the_file_read_and_opening_it_does_not() -> None:
    file, browser = a_brought_file(), a_browser_of(an_actor(Role.PROVINCIAL_OFFICER))
    address = f"/nhap-excel/{file.key}/"

    opened = browser.get(f"{address}doc-lai/")
    assert (opened.status_code, opened["Location"]) == (302, address)
    assert not Preview.objects.exists()

    pressed = browser.post(f"{address}doc-lai/")
    all_jobs_done()

    assert (pressed.status_code, pressed["Location"]) == (302, address)
    assert Preview.objects.get().result["counts"]["accepted"] == 1


def test_it_sees_what_the_register_holds_by_now() -> None:
    file, browser = a_brought_file(*GOOD), a_browser_of(an_actor(Role.PROVINCIAL_OFFICER))
    browser.post(f"/nhap-excel/{file.key}/doc-lai/")
    all_jobs_done()
    a_saved_import(*GOOD)

    browser.post(f"/nhap-excel/{file.key}/doc-lai/")
    all_jobs_done()

    assert Preview.objects.get().result["counts"]["skipped"] == 1


def test_a_saved_file_is_not_read_again() -> None:
    file = a_saved_import()

    answer = a_browser_of(an_actor(Role.PROVINCIAL_OFFICER)).post(f"/nhap-excel/{file.key}/doc-lai/")

    assert answer.status_code == 403
    assert "Tệp này đã lưu." in answer.content.decode()


@pytest.mark.parametrize("role", [role for role in Role if role != Role.PROVINCIAL_OFFICER])
def test_it_is_the_offices_alone(role: Role) -> None:
    file = a_brought_file()

    assert a_browser_as(role).post(f"/nhap-excel/{file.key}/doc-lai/").status_code == 403
    assert not Preview.objects.exists()
