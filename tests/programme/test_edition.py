"""Finding, choosing and reading editions."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from hoaban.programme import edition as edition_module
from hoaban.programme.edition import (
    PACKAGE_LAW,
    Edition,
    EditionMetTwice,
    NoEditionInForce,
    UnknownEdition,
    UnknownSet,
    known_editions,
    read_map,
)
from hoaban.programme.provisions.fields import EditionError
from programme.given_law import a_criterion, a_heading, a_set, an_edition, the_law, write, write_edition

LAW = the_law()


def a_small_set(number: int) -> dict:
    return a_set(
        number,
        a_heading("X", "6", a_criterion("1", ["0", "6"])),
        a_heading("Y", "4", a_criterion("2", ["4"])),
    )


# --- the law as it ships ---


def test_the_decision_says_who_it_is() -> None:
    assert (LAW.id, LAW.number, LAW.citation) == ("qd-26-2026", "26/2026/QĐ-TTg", "QĐ 26/2026/QĐ-TTg")
    assert LAW.title.startswith("Quyết định ban hành Bộ tiêu chí")
    assert LAW.title_en.startswith("Decision")
    assert LAW.dates.effective == LAW.dates.signed == dt.date(2026, 5, 22)
    assert LAW.dates.ends is None
    assert repr(LAW) == "<Edition qd-26-2026>"


def test_it_has_26_sets_with_787_criteria_2579_options_575_gates_and_71_knock_outs() -> None:
    sets = LAW.sets.values()

    assert list(LAW.sets) == [f"QD26-{number:02d}" for number in range(1, 27)]
    assert sum(len(one.criteria) for one in sets) == 787
    assert sum(len(criterion.options) for one in sets for criterion in one.criteria) == 2579
    assert sum(len(one.gates) for one in sets) == 179 + 290 + 106
    assert sum(len(one.knock_outs) for one in sets) == 71
    assert sum(len(one.corrections) for one in sets) == 10


def test_a_set_is_read_alone_and_once(tmp_path: Path) -> None:
    edition = an_edition(tmp_path, a_small_set(1), a_small_set(2))
    (tmp_path / "criteria/02.yaml").write_text("{", encoding="utf-8")  # the other set cannot be read

    assert edition.criteria_set("THU-01") is edition.criteria_set("THU-01")


def test_a_set_is_found_whatever_its_file_is_called(tmp_path: Path) -> None:
    edition = an_edition(tmp_path, a_small_set(1))
    write(tmp_path, "criteria/01.yaml", {**a_small_set(1), "id": "other-01"})
    write(tmp_path, "criteria/long-name.yaml", a_small_set(1))

    assert edition.criteria_set("THU-01").id == "THU-01"
    for _ in range(2):
        with pytest.raises(UnknownSet):
            edition.criteria_set("THU-03")


def test_a_criterion_is_cited_ready_to_print() -> None:
    assert LAW.source_of(LAW.criteria_set("QD26-01"), "1.5") == "QĐ 26/2026/QĐ-TTg, Phụ lục II, bộ 1, 1.5"


def test_it_lays_down_parts_bands_and_gates() -> None:
    assert [(part.id, part.points) for part in LAW.parts] == [("A", 40), ("B", 25), ("C", 35)]
    assert (LAW.total, LAW.stars) == (Decimal(100), (1, 2, 3, 4, 5))
    assert LAW.gates.marks == ((3, "***"), (4, "****"), (5, "*****"))
    assert [band.certifiable for band in LAW.bands] == [True, True, True, False, False]


def test_it_lays_down_who_takes_part_and_what_they_hand_in() -> None:
    assert {kind.id for kind in LAW.producer_types if kind.only_sectors == ("VI",)} == {
        "association", "federation", "operating_centre", "equivalent_body",
    }  # fmt: skip
    assert [kind.id for kind in LAW.producer_types if kind.business_registration] == [
        "producing_household", "family_household",
    ]  # fmt: skip
    assert list(LAW.dossier_kinds) == ["first", "upgrade", "regrading"]
    window = LAW.dossier_kinds["regrading"].window
    assert window is not None
    assert (window.opens, window.closes, window.compares) == ("renewal-opens", "renewal-closes", "filed")
    assert LAW.dossier_kinds["first"].window is None
    assert [part.id for part in LAW.commune_proposal.parts] == [
        "commune_letter", "commune_report", "product_dossier", "samples",
    ]  # fmt: skip
    assert [proposal.for_kinds for proposal in LAW.central_proposals] == [
        ("first", "upgrade"),
        ("regrading",),
    ]
    assert [matter.id for matter in LAW.commune_matters] == [
        "local_materials", "local_labour", "idea_origin", "local_identity",
    ]  # fmt: skip


def test_it_lays_down_councils_settings_and_steps() -> None:
    seats = {seat.id: seat for seat in LAW.councils["province"].seats}
    assert seats["food_safety"].required_if == "province_has_food_safety_department"
    assert seats["chair"].role == "chair"
    assert seats["health"].role == "member"
    assert LAW.default_of("quorum") == "0.75"
    assert LAW.default_of("extra_rounds") == ()
    assert LAW.default_of("inspection_cycle_months") == 12
    assert LAW.default_of("chair_scores") is True
    assert len(LAW.province_settings) == 25
    assert [step.deadline for step in LAW.steps if step.id == "P2"] == ["commune-appraisal-due"]


def test_it_says_how_the_numbers_it_prints_are_built(tmp_path: Path) -> None:
    assert LAW.code_pattern("product_code") == "{province_code}-{commune_code}-{serial}-{year}"
    assert LAW.code_pattern("no_such_code") == an_edition(tmp_path).code_pattern("product_code") == ""


def test_it_lays_down_what_comes_after_the_decision() -> None:
    assert [ground.key for ground in LAW.withdrawal_grounds] == ["a", "b", "c", "d", "dd", "e"]
    assert dict(LAW.certificate.issued_by) == {3: "province_chairman", 4: "province_chairman", 5: "minister"}
    assert dict(LAW.certificate.withdrawn_by) == dict(LAW.certificate.issued_by)
    assert LAW.certificate.stars == (3, 4, 5)
    assert LAW.to_ministry is not None
    assert (LAW.to_ministry.min_points, LAW.to_ministry.requires_gates_of_star) == ("90", 5)


def test_it_has_forms_evidence_kinds_a_catalogue_and_a_guide() -> None:
    assert list(LAW.forms) == ["mau-01", "mau-02", "mau-03"]
    assert len(LAW.evidence_kinds) == 15
    assert LAW.evidence_article == "Mẫu số 02 Phụ lục III, Phần III"
    assert [leaf.criteria_set for leaf in LAW.catalogue.leaves] == list(range(1, 27))
    assert LAW.guide.criterion("Nguồn gốc sản phẩm", "QD26-01") is not None


# --- an edition that holds only what it must ---


def test_all_that_is_not_required_may_be_missing(tmp_path: Path) -> None:
    edition = an_edition(tmp_path, a_small_set(1))

    assert (edition.producer_types, edition.commune_matters, edition.steps, edition.rounds) == (
        (),
        (),
        (),
        (),
    )
    assert (edition.withdrawal_grounds, edition.central_proposals, edition.evidence_kinds) == ((), (), ())
    assert edition.evidence_article == ""
    assert (edition.dossier_kinds, edition.councils, edition.forms) == ({}, {}, {})
    assert (edition.commune_proposal.parts, edition.catalogue.leaves, edition.certificate.stars) == (
        (),
        (),
        (),
    )
    assert edition.to_ministry is None
    assert edition.guide.criterion("Tiêu chí 1", "THU-01") is None
    assert edition.title_en == ""


@pytest.mark.parametrize("key", ["id", "number", "title_vi", "citation_vi", "criterion_citation_vi", "dates"])
def test_an_edition_without_a_name_or_a_date_cannot_be_used(tmp_path: Path, key: str) -> None:
    with pytest.raises(EditionError):
        an_edition(tmp_path, **{key: None})


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (b"", "nhóm"),
        (b"- 1", "nhóm"),
        (b"a: [", "dòng"),
        (b"a: \xff", "UTF-8"),
        (b"a: !!python/object:x {}", "YAML"),
        (b"a: 2026-13-45", "YAML"),
        (b"[" * 5000, "100 tầng"),
        (b"{x: " * 101 + b"1" + b"}" * 101, "dòng 1: lồng nhau quá 100 tầng"),
        (b"a: &x [1]\n", "dòng 1: có neo"),
        (b"a: 1\nb: *x\n", "dòng 2: có neo"),
    ],
)
def test_a_file_that_holds_no_map_is_named(tmp_path: Path, text: bytes, what: str) -> None:
    (tmp_path / "edition.yaml").write_bytes(text)

    with pytest.raises(EditionError, match=what) as refused:
        Edition(tmp_path)

    assert (refused.value.file, refused.value.item) == ("edition.yaml", "-")


def test_a_file_may_go_as_deep_as_a_law_ever_will(tmp_path: Path) -> None:
    edition = an_edition(tmp_path)
    lists = "".join(f"k{n}: [[1], [2]]\n" for n in range(200))  # beside each other, not inside
    (tmp_path / "deep.yaml").write_text(lists + "x: " + "[" * 99 + "]" * 99, encoding="utf-8")

    assert len(edition.file("deep.yaml").raw) == 201


def test_a_file_that_is_missing_or_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "edition.yaml").mkdir()

    for file in ("edition.yaml", "not-there.yaml"):
        with pytest.raises(EditionError) as refused:
            read_map(tmp_path, file)
        assert refused.value.file == file


def test_a_missing_folder_of_criteria_is_named(tmp_path: Path) -> None:
    edition = an_edition(tmp_path)

    with pytest.raises(EditionError, match="criteria/"):
        edition.set_files  # noqa: B018


# --- which editions there are, and which is in force ---


def a_law_folder(folder: Path, **editions: tuple[str, str | None]) -> Path:
    """A folder with editions, each effective from a day until a day."""
    for ident, (effective, ends) in editions.items():
        write_edition(
            folder / ident, [a_small_set(1)], id=ident, dates={"effective": effective, "ends": ends}
        )
    (folder / "calendar").mkdir()
    return folder


def test_the_package_s_own_edition_is_always_known() -> None:
    library = known_editions([])

    assert [edition.id for edition in library.editions] == ["qd-26-2026"]
    assert library.in_force(dt.date(2026, 5, 22)).id == "qd-26-2026"
    with pytest.raises(NoEditionInForce, match="2026-05-21"):
        library.in_force(dt.date(2026, 5, 21))


def test_of_the_editions_in_force_the_latest_counts_then_the_last_id(tmp_path: Path) -> None:
    folder = a_law_folder(
        tmp_path,
        early=("2025-01-01", "2026-12-31"),
        later_a=("2028-01-01", "2028-06-30"),
        later_b=("2028-01-01", "2028-06-30"),
    )
    library = known_editions([folder])

    assert [edition.id for edition in library.editions] == ["early", "qd-26-2026", "later_a", "later_b"]
    assert library.in_force(dt.date(2025, 6, 1)).id == "early"
    assert library.in_force(dt.date(2026, 6, 1)).id == "qd-26-2026"
    assert library.in_force(dt.date(2028, 6, 30)).id == "later_b"
    assert library.in_force(dt.date(2028, 7, 1)).id == "qd-26-2026"
    assert library.named("early").dates.ends == dt.date(2026, 12, 31)
    with pytest.raises(UnknownEdition):
        library.named("calendar")


def test_an_id_met_twice_is_never_guessed_and_a_folder_given_twice_is_one(tmp_path: Path) -> None:
    folder = a_law_folder(tmp_path, other=("2028-01-01", None))
    write_edition(folder / "copy", [], id="other", dates={"effective": "2028-01-01"})
    library = known_editions([folder, folder, PACKAGE_LAW])

    assert len(library.editions) == 3
    assert [edition.folder.name for edition in library.met_twice] == ["other"]
    assert library.first("other").name == "copy"
    with pytest.raises(EditionMetTwice):
        library.in_force(dt.date(2028, 2, 1))


def test_an_edition_that_cannot_be_read_is_named_and_the_others_stay(tmp_path: Path) -> None:
    folder = a_law_folder(tmp_path, good=("2028-01-01", None))
    (folder / "bad").mkdir()
    (folder / "bad/edition.yaml").write_text("{", encoding="utf-8")

    library = known_editions([folder])

    assert [edition.id for edition in library.editions] == ["qd-26-2026", "good"]
    assert [(path.name, error.file) for path, error in library.unreadable] == [("bad", "edition.yaml")]


def test_a_law_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        known_editions([tmp_path / "nowhere"])


def test_the_reader_is_a_safe_one() -> None:
    assert edition_module.LOADER.__name__ in ("CSafeLoader", "SafeLoader")
