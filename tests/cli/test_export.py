"""./hoaban export register | certificates | round | everything."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from given.certificates import a_certificate
from given.council import a_closed_entry, a_sitting, an_entry
from given.people import COMMUNE, OTHER_COMMUNE, a_holding, a_person
from given.registry import a_product
from given.tables import csv_of, sheets_of
from hoaban.cli import CommandError, export
from hoaban.cli.export import run
from hoaban.core.accounts.roles import Role
from hoaban.core.audit.models import Entry
from hoaban.core.documents.everything import Done

pytestmark = pytest.mark.django_db


def wrong(*arguments: str) -> tuple[int, str]:
    with pytest.raises(CommandError) as told:
        run(list(arguments))
    return told.value.status, str(told.value)


def test_the_register_goes_out_as_a_workbook_that_its_owner_alone_reads(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    product = a_product()

    assert run(["register", str(tmp_path / "so.xlsx")]) == 0

    sheets = sheets_of((tmp_path / "so.xlsx").read_bytes())
    assert list(sheets) == ["Chủ thể", "Sản phẩm", "Ghi chú"]
    assert sheets["Sản phẩm"][1][1] == product.name
    assert (tmp_path / "so.xlsx").stat().st_mode & 0o777 == 0o600
    assert "Đã xuất 2 dòng" in capsys.readouterr().err
    assert Entry.objects.filter(deed="registry.export_register", kind="noted", door="command").count() == 1


def test_csv_holds_one_table_the_products_unless_another_is_named(tmp_path: Path) -> None:
    product = a_product()

    run(["register", str(tmp_path / "a.csv")])
    run(["register", str(tmp_path / "b.csv"), "--table", "producers"])

    assert csv_of((tmp_path / "a.csv").read_bytes())[1][1] == product.name
    assert product.producer is not None
    assert csv_of((tmp_path / "b.csv").read_bytes())[1][1] == product.producer.name


def test_as_a_commune_officer_it_holds_the_commune_alone(tmp_path: Path) -> None:
    a_holding(Role.COMMUNE_OFFICER, unit=OTHER_COMMUNE, user=a_person(log_in="a@demo.invalid"))
    a_certificate()

    run(["register", str(tmp_path / "so.csv"), "--as", "a@demo.invalid"])
    run(["certificates", str(tmp_path / "giay.csv"), "--as", "a@demo.invalid"])

    assert len(csv_of((tmp_path / "so.csv").read_bytes())) == 1
    assert len(csv_of((tmp_path / "giay.csv").read_bytes())) == 1
    assert OTHER_COMMUNE != COMMUNE


def test_certificates_go_out(tmp_path: Path) -> None:
    certificate = a_certificate()

    assert run(["certificates", str(tmp_path / "giay.xlsx")]) == 0

    assert sheets_of((tmp_path / "giay.xlsx").read_bytes())["Giấy chứng nhận"][1][0] == certificate.code.code


def test_a_round_goes_out(tmp_path: Path) -> None:
    entry = a_closed_entry()

    assert run(["round", entry.round.code, str(tmp_path / "dot.xlsx")]) == 0

    assert sheets_of((tmp_path / "dot.xlsx").read_bytes())["Sản phẩm trong đợt"][1][1] == entry.dossier.code


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("register", "so.pdf"), ".xlsx hoặc .csv"),
        (("register", "khong-co/so.csv"), "không có thư mục"),
        (("round", "2020-9", "dot.xlsx"), "không có đợt 2020-9"),
        (("certificates", "giay.csv", "--as", "khong-co@demo.invalid"), "không có ai dùng"),
        (("everything", "khong-co/ra"), "không có thư mục"),
        (("register",), "usage"),
        ((), "usage"),
    ],
)
def test_bad_input_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)

    status, told = wrong(*arguments)

    assert status == 2
    assert said in told
    assert list(tmp_path.iterdir()) == []


def test_who_may_not_gets_no_file(tmp_path: Path) -> None:
    a_holding(Role.EDITOR, user=a_person(log_in="a@demo.invalid"))
    an_entry(a_sitting())

    for what in (["register"], ["certificates"], ["round", "2026-2"]):
        status, _told = wrong(*what, str(tmp_path / "a.csv"), "--as", "a@demo.invalid")
        assert status == 2
    assert wrong("everything", str(tmp_path / "ra"), "--as", "a@demo.invalid")[0] == 2
    assert list(tmp_path.iterdir()) == []


def test_a_table_longer_than_a_sheet_is_sent_to_csv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_product()
    monkeypatch.setattr("hoaban.core.documents.tables_out.MOST_ROWS", 0)

    assert ".csv" in wrong("register", str(tmp_path / "so.xlsx"))[1]
    assert list(tmp_path.iterdir()) == []


def test_everything_says_what_it_wrote_and_fails_where_a_file_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(export, "write_everything", lambda path, at: Done(5, 2, ["files/htx/1-a.pdf"]))

    assert run(["everything", str(tmp_path / "ra")]) == 1

    told = capsys.readouterr().err
    assert "Đã xuất 5 dòng, 2 tệp" in told
    assert "thiếu nội dung tệp files/htx/1-a.pdf" in told


def test_a_thousand_products_more_take_little_more_memory(tmp_path: Path) -> None:
    from given.rows import add_all, rows_of_a_test
    from hoaban.areas.registry.models import Product
    from hoaban.core.documents.models import PublicCode

    first = a_product()

    def peak() -> int:
        tracemalloc.start()
        run(["register", str(tmp_path / "so.csv")])
        _now, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    before = peak()
    with rows_of_a_test() as act:
        codes = [
            PublicCode(code=f"DB-{number:06d}", kind=first.public_code.kind, made_at=first.added_at)
            for number in range(3000)
        ]
        add_all(act, codes)
        add_all(
            act,
            [
                Product(
                    slug=f"minh-hoa-{number}", name=f"Minh Hoạ {number}", folded_name=f"minh hoa {number}",
                    public_code=code, added_at=first.added_at, source="thử",
                )
                for number, code in enumerate(codes)
            ],
        )  # fmt: skip

    assert peak() < before + 8_000_000
    assert len(csv_of((tmp_path / "so.csv").read_bytes())) == 3002
