"""Taking a paper out of use."""

import pytest

from given.people import OTHER_COMMUNE, act_of
from given.registry import a_paper, a_producer, a_representative_of, an_officer_of
from hoaban.areas.registry import actions, queries
from hoaban.core.audit import chain
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def test_a_retired_paper_leaves_the_library_once_and_its_versions_stay() -> None:
    producer = a_producer()
    paper = a_paper(producer)
    own = act_of(a_representative_of(producer))

    actions.retire_evidence(own, paper)

    assert not queries.evidence_of(producer)
    assert paper.versions.count() == 1
    with pytest.raises(Refused) as again:
        actions.retire_evidence(own, paper)
    assert (again.value.refusal.code, again.value.refusal.source) == ("evidence-retired", "")
    assert chain.verify().ok


def test_strangers_retire_nothing() -> None:
    paper = a_paper(a_producer())

    with pytest.raises(Refused) as refused:
        actions.retire_evidence(an_officer_of(OTHER_COMMUNE), paper)

    assert refused.value.refusal.code == "not-own-producer"
