"""The two kinds of personal fields."""

from hoaban.core.accounts.roles import Role
from hoaban.core.personal.kept import ETHNIC_ORIGIN, FOR_CRITERION, KEEPERS, Category, basic, sensitive


def test_a_basic_field_is_read_by_whom_it_says() -> None:
    kept = basic("Vì sao", (Role.AUDITOR,), basis="Điều 7")

    assert (kept.category, kept.seen_by, kept.basis) == (Category.BASIC, (Role.AUDITOR,), "Điều 7")


def test_a_sensitive_field_is_open_to_those_who_keep_the_facts() -> None:
    kept = sensitive(FOR_CRITERION, basis=ETHNIC_ORIGIN)

    assert (kept.category, kept.seen_by) == (Category.SENSITIVE, KEEPERS)
    assert Role.COUNCIL_MEMBER not in kept.seen_by
