"""./hoaban import products|producers|certificates FILE, and undo."""

from __future__ import annotations

import io
import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from given.people import a_holding
from given.trouble import a_workbook, an_office_list, written
from hoaban.areas.certificates.models import Certificate
from hoaban.areas.registry.actions import correct_product
from hoaban.areas.registry.models import Producer, Product
from hoaban.cli import CommandError
from hoaban.cli.acting import act_as
from hoaban.core.accounts.roles import Role
from hoaban.core.audit import chain
from hoaban.core.imports.models import ImportFile

pytestmark = pytest.mark.django_db

run = import_module("hoaban.cli.import").run  # a word of the language too
HEADINGS = ["Sản phẩm", "Chủ thể", "Xã", "Hạng sao", "Năm công nhận"]
ROW = ["Mật ong Minh Hoạ", "HTX Minh Hoạ Một", "Thanh An", "4 sao", 2024]


class Said:
    """Exit status, standard output, complaints of `./hoaban import …`."""

    def __init__(self, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
        try:
            self.status, wrong = run(list(arguments)), ""
        except CommandError as error:
            self.status, wrong = error.status, str(error)
        told = capsys.readouterr()
        self.out, self.err = told.out, told.err + wrong

    @property
    def json(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.out)
        return found


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Any:
    return lambda *arguments: Said(capsys, tuple(map(str, arguments)))


@pytest.fixture
def office_list(tmp_path: Path) -> Path:
    return written(tmp_path, an_office_list())


def test_what_a_file_would_do_is_counted_and_told_and_nothing_is_saved(said: Any, office_list: Path) -> None:
    told = said("products", office_list, "--dry-run", "--json")

    assert told.status == 0
    counts = {name: told.json[name] for name in ("accepted", "asked", "held", "skipped")}
    assert counts == {"accepted": 4, "asked": 5, "held": 4, "skipped": 7}
    assert told.json["rows"][3] == {
        "sheet": "Sản phẩm",
        "row": 8,
        "column": "B",
        "code": "old-font",
        "message": "Chữ này gõ bằng phông cũ (ABC, TCVN3).",
        "guess": "Mật ong rừng Minh Hoạ",
    }
    assert not Product.objects.exists()
    assert not ImportFile.objects.exists()


@pytest.mark.parametrize("options", [[], ["--accept-guesses"], ["--leave-held"]])
def test_what_is_asked_or_held_keeps_all_of_it_out(said: Any, office_list: Path, options: list[str]) -> None:
    told = said("products", office_list, *options)

    assert told.status == 2
    assert "Chưa lưu dòng nào." in told.err
    assert not Product.objects.exists()
    assert not ImportFile.objects.exists()


def test_once_all_is_settled_it_is_saved_and_a_second_time_changes_nothing(
    said: Any, office_list: Path
) -> None:
    settled = ("--accept-guesses", "--leave-held")
    first = said("products", office_list, *settled, "--json")
    head = chain.head()

    again = said("products", office_list, *settled, "--json")

    assert (first.status, again.status) == (0, 0)
    assert Product.objects.count() == 9
    assert (again.json["accepted"], again.json["asked"]) == (0, 0)
    assert "group" not in again.json
    assert chain.head() == head
    assert ImportFile.objects.get().counts == {"accepted": 4, "asked": 5, "held": 4, "skipped": 7}


def test_a_whole_import_is_taken_back_by_its_group(said: Any, office_list: Path) -> None:
    group = said("products", office_list, "--accept-guesses", "--leave-held", "--json").json["group"]

    told = said("undo", group)

    assert (told.status, told.err) == (0, "")
    assert not Product.objects.exists()
    assert not Producer.objects.exists()
    assert said("undo", group).status == 2
    assert chain.verify().ok


def test_a_corrected_file_changes_only_what_was_corrected_and_that_is_taken_back_too(
    said: Any, tmp_path: Path
) -> None:
    said("products", written(tmp_path, a_workbook([HEADINGS, ROW])))
    said("certificates", written(tmp_path, a_workbook([HEADINGS, ROW])))
    before = Certificate.objects.values().get()
    corrected = a_workbook([HEADINGS, [*ROW[:3], "★★★", 2024]])

    told = said("certificates", written(tmp_path, corrected), "--json")

    after = Certificate.objects.values().get()
    assert {name for name in after if after[name] != before[name]} == {"star"}
    said("undo", told.json["group"])
    assert Certificate.objects.values().get() == before
    assert chain.verify().ok


def test_an_import_whose_rows_were_changed_since_is_not_taken_back(said: Any, tmp_path: Path) -> None:
    group = said("products", written(tmp_path, a_workbook([HEADINGS, ROW])), "--json").json["group"]
    correct_product(act_as(), Product.objects.get(), name="Mật ong Minh Hoạ Khác")

    told = said("undo", group)

    assert told.status == 2
    assert "Mật ong Minh Hoạ Khác" in told.err
    assert Product.objects.count() == 1


def test_headings_may_be_named(said: Any, tmp_path: Path) -> None:
    file = written(tmp_path, a_workbook([["Mặt hàng", "Nơi làm"], ["Gạo Minh Hoạ", "Thanh An"]]))

    assert said("products", file).status == 2
    told = said("products", file, "--map", '{"Mặt hàng":"name","Nơi làm":"commune"}')

    assert told.status == 0
    assert Product.objects.get().commune is not None


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("{", "JSON"),
        ('["name"]', "tiêu đề trong tệp"),
        ('{"Sản phẩm":"star"}', "Không có mục “star”"),
        ('{"Không có":"name"}', "Không trang nào có cột “Không có”"),
    ],
)
def test_a_map_that_does_not_fit_is_refused(said: Any, tmp_path: Path, given: str, words: str) -> None:
    told = said("products", written(tmp_path, a_workbook([HEADINGS, ROW])), "--map", given)

    assert told.status == 2
    assert words in told.err


def test_a_file_may_come_by_standard_input(said: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Sản phẩm;Chủ thể;Xã\nGạo Minh Hoạ;HTX Minh Hoạ Một;Thanh An\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    assert said("products", "-").status == 0
    assert Product.objects.get().name == "Gạo Minh Hoạ"


def test_what_is_no_table_no_file_or_nobodys_to_do_is_said(said: Any, tmp_path: Path) -> None:
    holding = a_holding(Role.COMMUNE_OFFICER)
    file = written(tmp_path, a_workbook([HEADINGS, ROW]))

    assert said("products", tmp_path / "khong-co.xlsx").status == 2
    assert "Không mở được" in said("products", written(tmp_path, b"PK\x03\x04", "hong.xlsx")).err
    assert "không có lượt nhập" in said("undo", "khong-co").err
    assert "Văn phòng OCOP tỉnh" in said("products", file, "--as", holding.user.phone).err
    assert said("fairs", file).status == 2


def test_for_people_each_place_stands_on_a_line(said: Any, office_list: Path) -> None:
    told = said("products", office_list, "--dry-run")

    assert (
        "Sản phẩm!B8: Chữ này gõ bằng phông cũ (ABC, TCVN3). → Mật ong rừng Minh Hoạ [old-font]" in told.out
    )
    assert "4 dòng được lấy" in told.out
    saved = said("products", office_list, "--accept-guesses", "--leave-held")
    assert "./hoaban import undo " in saved.out
