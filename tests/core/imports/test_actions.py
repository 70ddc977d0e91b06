"""Bringing a file, saving what it says, taking all of it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from given.files import a_pdf, an_upload
from given.import_files import PRODUCERS, PRODUCTS, a_brought_file, a_saved_file, rows_of_producers
from given.people import act_of, an_act
from given.registry import a_producer, an_office_act, the_commune
from given.rows import rows_of_a_test
from given.workbooks import XLSX
from hoaban.areas.registry import actions as registry
from hoaban.areas.registry.models import Producer, Product
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act
from hoaban.core.audit.chain import verify
from hoaban.core.audit.models import Entry
from hoaban.core.files.actions import keep_file
from hoaban.core.files.models import StoredFile
from hoaban.core.imports import actions
from hoaban.core.imports.models import ImportFile
from hoaban.core.permissions import Refused
from hoaban.core.units.queries import commune_called

pytestmark = pytest.mark.django_db


def refusal_of(do: Callable[..., Any], *args: Any, **given: Any) -> Any:
    with pytest.raises(Refused) as refused:
        do(*args, **given)
    return refused.value.refusal


def save(brought: ImportFile, **given: Any) -> ImportFile:
    return actions.save_import(an_office_act(), brought, **given)


def undo(saved: ImportFile) -> ImportFile:
    return actions.undo_import(an_office_act(), saved)


def named(name: str) -> Producer:
    found: Producer = Producer.objects.get(name=name)
    return found


# --- bringing ---


def test_a_file_is_kept_as_it_came_and_nothing_stands_in_the_register() -> None:
    brought = a_brought_file(headings={"Tên chủ thể": "name"})

    assert (brought.file.name, brought.file.content_type, brought.file.owner) == ("so.xlsx", XLSX, "province")
    assert (brought.saved_at, brought.act, str(brought)) == (None, None, "so.xlsx")
    assert brought.headings == {"Tên chủ thể": "name"}
    assert not Producer.objects.exists()


@pytest.mark.parametrize("role", [Role.COMMUNE_OFFICER, Role.PROVINCE_CHAIRMAN])
def test_nobody_but_the_office_brings_saves_or_takes_back(role: Role) -> None:
    act, brought = an_act(role), a_brought_file()

    assert refusal_of(a_brought_file, act=act).code == "not-importer"
    assert refusal_of(actions.save_import, act, brought).code == "not-importer"
    saved = save(brought)
    assert refusal_of(actions.undo_import, act, saved).code == "not-importer"


@pytest.mark.parametrize("content", [a_pdf(), b"", b"PK\x03\x04"])
def test_what_is_no_table_is_not_kept(content: bytes) -> None:
    refusal = refusal_of(
        actions.bring_file, an_office_act(), kind="producers", file=an_upload("so.xlsx", content)
    )

    assert refusal.code in ("file-not-a-table", "file-empty")
    assert not StoredFile.objects.exists()


def test_a_kind_that_is_none_is_refused() -> None:
    assert refusal_of(a_brought_file, kind="tiền").code == "unknown-kind"


# --- saving ---


def test_all_rows_are_written_in_one_audit_group_with_where_they_come_from() -> None:
    saved = a_saved_file(*rows_of_producers(3))

    assert saved.counts == {"accepted": 3, "asked": 0, "held": 0, "skipped": 0}
    assert named("HTX Minh Hoạ Nhập 2").commune == the_commune()
    assert "so.xlsx" in named("HTX Minh Hoạ Nhập 2").source
    deeds = Entry.objects.filter(act=saved.act).values_list("deed", flat=True)
    assert list(deeds).count("registry.register_producer") == 3
    assert verify().ok


def test_a_file_is_saved_once() -> None:
    saved = a_saved_file()

    assert refusal_of(save, saved).code == "already-saved"
    assert Producer.objects.count() == 2


def test_the_same_file_brought_again_changes_nothing() -> None:
    a_saved_file()

    again = a_saved_file()

    assert again.counts["skipped"] == 2
    assert Producer.objects.count() == 2
    assert again.before == []


def test_what_is_guessed_is_taken_only_once_a_person_says_so() -> None:
    brought = a_brought_file(PRODUCERS, (1, "HTX Minh Hoạ", "Phường Him Lam", "", ""))

    refusal = refusal_of(save, brought)

    assert (refusal.code, refusal.field) == ("rows-asked", "accept_guesses")
    assert not Producer.objects.exists()
    save(brought, accept_guesses=True)
    assert named("HTX Minh Hoạ").commune == commune_called("Phường Điện Biên Phủ")


def test_what_is_wrong_is_left_only_once_a_person_says_so() -> None:
    brought = a_brought_file(*rows_of_producers(1), (2, "HTX Minh Hoạ Xa", "Sam Mứn", "", ""))

    refusal = refusal_of(save, brought, accept_guesses=True)

    assert (refusal.code, refusal.field) == ("rows-held", "leave_held")
    assert not Producer.objects.exists()
    assert save(brought, leave_held=True).counts == {"accepted": 1, "asked": 0, "held": 1, "skipped": 0}
    assert [row.name for row in Producer.objects.all()] == ["HTX Minh Hoạ Nhập 1"]


def test_a_row_that_the_register_refuses_stops_all_and_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from hoaban.areas.registry.imports import producers
    from hoaban.core.permissions import Refusal

    true_deed = producers.register_producer

    def refuse_the_second(act: Act, **facts: Any) -> Producer:
        if facts["name"].endswith("2"):
            raise Refused(Refusal("closed", "Sổ đang khoá.", "Điều 4"))
        return true_deed(act, **facts)

    monkeypatch.setattr(producers, "register_producer", refuse_the_second)

    refusal = refusal_of(a_saved_file, *rows_of_producers(3))

    assert (refusal.code, refusal.source) == ("closed", "Điều 4")
    assert "Sổ" in refusal.why
    assert "dòng 3" in refusal.why
    assert "Sổ đang khoá." in refusal.why
    assert not Producer.objects.exists()
    assert not ImportFile.objects.exclude(saved_at=None).exists()


def test_the_register_is_read_anew_when_it_is_saved() -> None:
    brought = a_brought_file()
    a_producer(name="HTX Minh Hoạ Nhập 1", source="")

    save(brought)

    assert Producer.objects.count() == 2


def test_an_item_that_does_nothing_is_no_trouble() -> None:
    from hoaban.core.imports.kinds import Item
    from hoaban.core.imports.planning import ACCEPTED, Planned

    for planned in (Planned("Sổ", 1, ACCEPTED), Planned("Sổ", 1, ACCEPTED, Item())):
        actions._write(an_office_act(), planned)
        assert actions._changes(planned) == []


# --- taking back ---


def test_all_that_was_brought_is_gone_and_all_that_was_changed_is_as_it_was() -> None:
    known = a_producer(name="HTX Minh Hoạ Nhập 1", address="Bản cũ")
    saved = a_saved_file(*rows_of_producers(3), accept_guesses=True)
    known.refresh_from_db()
    assert known.address == "Bản 1"

    undone = undo(saved)

    known.refresh_from_db()
    assert (known.address, undone.undone_at is not None) == ("Bản cũ", True)
    assert Producer.objects.get() == known
    assert StoredFile.objects.filter(pk=saved.file.pk).exists()
    assert verify().ok


def test_products_go_with_the_producers_they_brought_and_their_codes_are_never_given_again() -> None:
    from hoaban.core.documents.models import PublicCode

    saved = a_saved_file(
        PRODUCTS,
        (1, "Mật ong Minh Hoạ", "HTX Minh Hoạ", "Thanh An"),
        (2, "Chè Minh Hoạ", "HTX Minh Hoạ", "Thanh An"),
        kind="products",
        accept_guesses=True,
    )
    assert (Product.objects.count(), Producer.objects.count()) == (2, 1)

    undo(saved)

    assert (Product.objects.count(), Producer.objects.count()) == (0, 0)
    assert PublicCode.objects.count() == 2


def test_only_what_was_saved_is_taken_back_and_once() -> None:
    brought = a_brought_file()
    assert refusal_of(undo, brought).code == "not-saved"

    undo(save(brought))

    assert refusal_of(undo, brought).code == "already-undone"
    assert refusal_of(save, brought).code == "already-saved"


def test_a_file_taken_back_may_be_brought_again() -> None:
    undo(a_saved_file())

    a_saved_file()

    assert Producer.objects.count() == 2


def test_a_row_corrected_since_keeps_the_whole_import() -> None:
    saved = a_saved_file()
    with rows_of_a_test() as act:
        row = named("HTX Minh Hoạ Nhập 1")
        row.phone = "0912345678"
        act.save(row)

    refusal = refusal_of(undo, saved)

    assert refusal.code == "changed-since"
    assert "HTX Minh Hoạ Nhập 1" in refusal.why
    assert Producer.objects.count() == 2


def test_a_row_removed_since_keeps_the_whole_import() -> None:
    saved = a_saved_file()
    with rows_of_a_test() as act:
        act.remove(named("HTX Minh Hoạ Nhập 1"))

    refusal = refusal_of(undo, saved)

    assert refusal.code == "changed-since"
    assert "chủ thể" in refusal.why
    assert Producer.objects.count() == 1


def test_a_later_import_is_taken_back_before_an_earlier_one() -> None:
    first = a_saved_file()
    second = a_saved_file(PRODUCERS, (1, "HTX Minh Hoạ Nhập 1", "Thanh An", "", "Bản khác"))

    assert refusal_of(undo, first).code == "changed-since"
    undo(second)
    undo(first)

    assert not Producer.objects.exists()


def use_by_a_product(row: Producer) -> None:
    registry.register_product(an_office_act(), row, name="Mật ong Minh Hoạ")


def use_by_a_person(row: Producer) -> None:
    registry.invite_representative(an_office_act(), row, name="Lò Thị Minh Hoạ", phone="0912000777")


def use_by_a_file(row: Producer) -> None:
    with rows_of_a_test() as act:
        keep_file(act, an_upload(), owner=row.slug)


@pytest.mark.parametrize("use", [use_by_a_product, use_by_a_person, use_by_a_file])
def test_a_row_that_something_needs_since_keeps_the_whole_import(use: Callable[[Producer], None]) -> None:
    saved = a_saved_file()
    use(named("HTX Minh Hoạ Nhập 1"))

    refusal = refusal_of(undo, saved)

    assert refusal.code == "used-since"
    assert "HTX Minh Hoạ Nhập 1" in refusal.why
    assert Producer.objects.count() == 2
    assert verify().ok


def test_a_row_added_and_changed_by_one_saving_goes_after_what_was_added_since() -> None:
    act = an_office_act()
    brought = a_brought_file(act=act)
    act = act_of(act.actor)
    with rows_of_a_test() as own:
        act = Act(own.actor, act.at, "page", act.id)
        row = act.add(Producer(slug="a", name="HTX A", folded_name="htx a", added_at=act.at))
        act.add(Product(**product_of(row, act)))
        row.address = "Bản"
        act.save(row)
        brought.act, brought.saved_at = act.id, act.at
        act.save(brought)

    undo(brought)

    assert not Producer.objects.exists()
    assert not Product.objects.exists()


def product_of(producer: Producer, act: Act) -> dict[str, Any]:
    from hoaban.core.documents.actions import give_code
    from hoaban.core.documents.models import PublicCode

    code = give_code(act, PublicCode.Kind.PRODUCT)
    facts = {"slug": "b", "name": "B", "folded_name": "b", "added_at": act.at}
    return {**facts, "producer": producer, "public_code": code}
