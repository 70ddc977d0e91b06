"""./hoaban reconcile ROUND FILE [--json]: every difference told, and bad files named by row and column."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from given.council import a_closed_entry, a_sitting, an_entry
from given.people import a_holding, a_person
from given.tables import a_csv_file, sheets_of
from hoaban.areas.council.models import Entry
from hoaban.areas.council.papers import PAPER_SUMS
from hoaban.areas.council.queries import seats_of
from hoaban.cli import CommandError, export
from hoaban.cli.reconcile import run
from hoaban.core.accounts.roles import Role
from hoaban.core.documents.tables_out import About, Column, Table, write_workbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry() -> Entry:
    """A product of a closed round, six sheets with 72 points each."""
    return a_closed_entry(72)


def names_of(entry: Entry) -> list[str]:
    return [seat.user.name for seat in seats_of(entry.round)]


def the_paper(place: Path, entry: Entry, *sums: str) -> Path:
    """A CSV file by name, as somebody types it: the members that have a sum here."""
    header = ["Hồ sơ", "Sản phẩm", *names_of(entry)[: len(sums)]]
    return a_csv_file(place, header, [entry.dossier.code.lower(), "", *sums])


def wrong(entry: Entry, *rows: list[str], place: Path) -> str:
    with pytest.raises(CommandError) as told:
        run([entry.round.code, str(a_csv_file(place / "a.csv", *rows))])
    assert told.value.status == 2
    return str(told.value)


def test_equal_sums_end_with_status_0(
    tmp_path: Path, entry: Entry, capsys: pytest.CaptureFixture[str]
) -> None:
    status = run([entry.round.code, str(the_paper(tmp_path / "a.csv", entry, *["72", "72,0", "72.00"] * 2))])

    assert status == 0
    assert "khớp hết" in capsys.readouterr().out


def test_every_difference_is_a_line_and_the_status_1(
    tmp_path: Path, entry: Entry, capsys: pytest.CaptureFixture[str]
) -> None:
    seats = seats_of(entry.round)

    status = run([entry.round.code, str(the_paper(tmp_path / "a.csv", entry, "71,5", "", *["72"] * 4))])

    first, second, last = capsys.readouterr().out.splitlines()
    named = f"{entry.dossier.code} {entry.dossier.product.name}; {seats[0].user.name} (ghế {seats[0].pk})"
    assert status == 1
    assert first == f"{named}: giấy 71,5, nền tảng 72"
    assert second.endswith("giấy không có, nền tảng 72")
    assert last.endswith("2 chỗ khác.")


def test_json_tells_the_same(tmp_path: Path, entry: Entry, capsys: pytest.CaptureFixture[str]) -> None:
    paper = the_paper(tmp_path / "a.csv", entry, "71,5", *["72"] * 5)

    status = run([entry.round.code, str(paper), "--json"])

    told = json.loads(capsys.readouterr().out)
    seat = seats_of(entry.round)[0]
    assert status == 1
    assert told["compared"] == len(names_of(entry))
    assert told["differences"] == [
        {
            "dossier": entry.dossier.code,
            "product": entry.dossier.product.name,
            "seat": seat.pk,
            "member": seat.user.name,
            "paper": "71.5",
            "platform": "72",
        }
    ]


def test_the_workbook_of_the_round_is_filled_in_and_read_back(tmp_path: Path, entry: Entry) -> None:
    export.run(["round", entry.round.code, str(tmp_path / "dot.xlsx")])
    header, row = sheets_of((tmp_path / "dot.xlsx").read_bytes())[PAPER_SUMS]
    assert run([entry.round.code, str(tmp_path / "dot.xlsx")]) == 1  # as it comes it is empty

    columns = [Column(str(name), "points" if place > 1 else "text") for place, name in enumerate(header)]
    filled = [*row[:2], *[72] * 6, *[None] * (len(row) - 8)]
    with (tmp_path / "dien.xlsx").open("w+b") as file:
        told = About("Đợt", [("Nguồn", "thử"), ("Thời điểm", "nay")])
        write_workbook(file, told, Table("Khác", [Column("a")], []), Table(PAPER_SUMS, columns, [filled]))

    assert run([entry.round.code, str(tmp_path / "dien.xlsx")]) == 0


def test_a_line_above_the_header_and_a_seat_by_its_number_are_read(tmp_path: Path, entry: Entry) -> None:
    seats = seats_of(entry.round)[:6]
    header = ["TT", "hồ sơ", *(f"ghế {seat.pk}" for seat in seats[:3]), *(str(s.pk) for s in seats[3:])]
    rows = [["Bảng tổng hợp"], header, ["1", entry.dossier.code, *["72"] * 6]]

    assert run([entry.round.code, str(a_csv_file(tmp_path / "a.csv", *rows))]) == 0


def test_what_cannot_be_read_is_named(tmp_path: Path, entry: Entry) -> None:
    code, name = entry.dossier.code, names_of(entry)[0]

    def said(*rows: list[str]) -> str:
        return wrong(entry, *rows, place=tmp_path)

    assert "không có cột “Hồ sơ”" in said(["a", "b"])
    assert "không có cột thành viên" in said(["Hồ sơ", "Sản phẩm"])
    assert "“Ai đó lạ” không phải tên" in said(["Hồ sơ", "Ai đó lạ"])
    assert "“ghế 99999” không phải tên" in said(["Hồ sơ", "ghế 99999"])
    assert "hai cột cùng một người" in said(["Hồ sơ", name, name])
    assert "dòng 2: “HS-1” không phải hồ sơ" in said(["Hồ sơ", name], ["HS-1", "72"])
    assert "dòng 3: " in said(["Hồ sơ", name], [code, "72"], [code, "72"])
    for cell in ("bảy hai", "-1", "inf"):
        assert f"“{cell}” không phải tổng điểm" in said(["Hồ sơ", name], [code, cell])


def test_short_rows_and_files_that_are_not_there(tmp_path: Path, entry: Entry) -> None:
    assert "“” không phải hồ sơ" in wrong(
        entry, ["Sản phẩm", "Hồ sơ", names_of(entry)[0]], ["a"], place=tmp_path
    )
    with pytest.raises(CommandError, match="không đọc được"):
        run([entry.round.code, str(tmp_path / "khong-co.csv")])
    assert run([entry.round.code, str(a_csv_file(tmp_path / "b.csv", ["Hồ sơ", names_of(entry)[0]]))]) == 1


def test_members_of_one_name_are_told_apart_by_their_seats(tmp_path: Path) -> None:
    twins = [a_person("Lò Thị Minh Hoạ", log_in=f"08123400{n}0") for n in (1, 2)]
    entry = a_closed_entry(72, a_sitting(people=twins))

    assert "có nhiều người trùng tên" in wrong(entry, ["Hồ sơ", "Lò Thị Minh Hoạ"], place=tmp_path)


def test_an_open_round_an_unknown_one_and_a_stranger_are_refused(tmp_path: Path) -> None:
    entry = an_entry()
    a_holding(Role.EDITOR, user=a_person(log_in="a@demo.invalid"))

    assert "chưa khép" in wrong(entry, ["Hồ sơ"], place=tmp_path)
    with pytest.raises(CommandError, match="không có đợt"):
        run(["2020-9", "a.csv"])
    with pytest.raises(CommandError, match="Văn phòng"):
        run([entry.round.code, "a.csv", "--as", "a@demo.invalid"])
