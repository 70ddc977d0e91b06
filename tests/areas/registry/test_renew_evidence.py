"""Putting a newer version of a paper into the library."""

from datetime import date

import pytest

from given.people import OTHER_COMMUNE, act_of
from given.registry import (
    a_paper,
    a_producer,
    a_representative_of,
    an_office_act,
    an_officer_of,
    another_upload,
)
from hoaban.areas.registry import actions
from hoaban.core.audit import chain
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def test_a_new_version_stands_before_the_old_one_which_is_not_lost() -> None:
    producer = a_producer()
    paper = a_paper(producer, ends_on=date(2026, 12, 1))
    old = paper.current

    for number, act in enumerate(
        [act_of(a_representative_of(producer)), an_officer_of(), an_office_act()], 2
    ):
        renewed = actions.renew_evidence(act, paper, file=another_upload(), ends_on=date(2028, 12, number))
        assert (renewed.current.number, renewed.current.ends_on) == (number, date(2028, 12, number))

    old.refresh_from_db()
    assert (old.number, old.ends_on) == (1, date(2026, 12, 1))
    assert paper.versions.count() == 4
    assert chain.verify().ok


def test_a_mistyped_date_is_corrected_without_sending_the_file_again() -> None:
    paper = a_paper(a_producer(), ends_on=date(2026, 12, 1))
    file = paper.current.file

    renewed = actions.renew_evidence(an_office_act(), paper, ends_on=date(2027, 12, 1))

    assert (renewed.current.file, renewed.current.ends_on) == (file, date(2027, 12, 1))


def test_what_changes_nothing_is_no_version() -> None:
    paper = a_paper(a_producer(), issuer="Trung tâm Minh Hoạ")
    actions.renew_evidence(an_office_act(), paper, issuer="Sở Minh Hoạ")

    with pytest.raises(Refused) as refused:
        actions.renew_evidence(an_office_act(), paper, issuer="Sở Minh Hoạ")

    assert (refused.value.refusal.code, refused.value.refusal.source) == ("nothing-new", "")
    assert paper.versions.count() == 2


def test_strangers_a_day_to_come_and_a_retired_paper_are_refused() -> None:
    paper = a_paper(a_producer())

    with pytest.raises(Refused) as stranger:
        actions.renew_evidence(an_officer_of(OTHER_COMMUNE), paper, issuer="Sở Minh Hoạ")
    with pytest.raises(Refused) as tomorrow:
        actions.renew_evidence(an_office_act(), paper, issued_on=date(2026, 12, 2))
    actions.retire_evidence(an_office_act(), paper)
    with pytest.raises(Refused) as retired:
        actions.renew_evidence(an_office_act(), paper, file=another_upload())

    codes = [refused.value.refusal.code for refused in (stranger, tomorrow, retired)]
    assert codes == ["not-own-producer", "issued-in-future", "evidence-retired"]
