"""Slips for many places at once."""

import re

import pytest
from django.contrib.auth.hashers import check_password

from given.people import NOON, OTHER_COMMUNE, PASSWORD, a_holding, a_person, act_of, an_act
from given.registry import (
    a_producer,
    a_representative_of,
    an_office_act,
    an_officer_of,
    facts_of_a_producer,
)
from hoaban.areas.registry import actions, queries
from hoaban.areas.registry.papers import slips_pdf
from hoaban.core.accounts.actions import use_place_slip
from hoaban.core.accounts.models import PlaceSlip, User
from hoaban.core.accounts.queries import open_place_slip, open_place_slip_of_link
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act
from hoaban.core.actors import PUBLIC
from hoaban.core.audit.chain import verify
from hoaban.core.audit.models import Entry
from hoaban.core.notices.queries import notices_of
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db
COMMUNE = "03352"
VISITOR = Act(PUBLIC, NOON, "page")


def test_every_place_chosen_gets_a_slip_of_its_own_in_one_deed() -> None:
    first, second = a_producer(), a_producer(OTHER_COMMUNE)

    made = actions.print_slips(
        an_office_act(), producers=[first.slug, second.slug], communes=[COMMUNE, OTHER_COMMUNE]
    )

    assert {slip.place.key for slip in made} == {first.slug, second.slug, COMMUNE, OTHER_COMMUNE}
    assert len({slip.way_in.code for slip in made} | {slip.way_in.slip.number for slip in made}) == 8
    assert Entry.objects.filter(deed="registry.print_slips").values("act").distinct().count() == 1
    assert verify().ok
    for slip in made:
        kept = PlaceSlip.objects.get(number=slip.way_in.slip.number)
        assert slip.way_in.code not in f"{kept.code_hash}{kept.link_hash}"
        assert (kept.ends_at - NOON).days == 30
        assert open_place_slip_of_link(slip.way_in.secret, NOON) == kept


def test_the_first_who_comes_enters_name_and_number_and_holds_the_role() -> None:
    producer = a_producer()
    officer = an_officer_of()
    [made] = actions.print_slips(an_office_act(), producers=[producer.slug])
    number = made.way_in.slip.number
    slip = open_place_slip(f"{number[:3]} {number[3:]}", made.way_in.code, NOON)
    assert slip

    user = use_place_slip(VISITOR, slip, name="Lò Thị Minh Hoạ", phone="0912345678", password=PASSWORD)

    assert [row.user for row in queries.representatives_of(producer)] == [user]
    assert check_password(PASSWORD, user.password)
    assert open_place_slip(number, made.way_in.code, NOON) is None
    assert notices_of(officer.actor)[0].title.startswith("Lò Thị Minh Hoạ đã vào bằng phiếu số")
    with pytest.raises(Refused) as refused:
        use_place_slip(VISITOR, slip, name="Kẻ khác", phone="0912345679", password=PASSWORD)
    assert refused.value.refusal.code == "slip-ended"
    assert not User.objects.filter(phone="0912345679").exists()


def test_for_a_commune_the_office_is_told_who_came() -> None:
    office = an_office_act()
    [made] = actions.print_slips(office, communes=[COMMUNE])

    user = use_place_slip(
        VISITOR, made.way_in.slip, name="Lò Văn Minh Hoạ", phone="0912345678", password=PASSWORD
    )

    holding = user.holdings.get()
    assert (holding.role, holding.unit, holding.producer) == (Role.COMMUNE_OFFICER, COMMUNE, "")
    assert "làm cán bộ xã" in notices_of(office.actor)[0].title


def test_printing_again_is_asked_first_and_ends_the_slip_before() -> None:
    producer = a_producer()
    [before] = actions.print_slips(an_office_act(), producers=[producer.slug])

    with pytest.raises(Refused) as refused:
        actions.print_slips(an_office_act(), producers=[producer.slug], communes=[COMMUNE])
    assert refused.value.refusal.code == "slips-open"
    assert PlaceSlip.objects.count() == 1
    [after] = actions.print_slips(an_office_act(), producers=[producer.slug], again=True)

    assert open_place_slip_of_link(before.way_in.secret, NOON) is None
    assert open_place_slip_of_link(after.way_in.secret, NOON)


def test_a_place_that_has_somebody_or_is_not_there_refuses_the_whole() -> None:
    taken, free = a_producer(), a_producer()
    a_representative_of(taken)

    for asked in ([taken.slug, free.slug], [free.slug, "khong-co"]):
        with pytest.raises(Refused) as refused:
            actions.print_slips(an_office_act(), producers=asked)
        assert refused.value.refusal.code == "place-has-somebody"
    assert not PlaceSlip.objects.exists()


@pytest.mark.parametrize("role", [Role.COMMUNE_OFFICER, Role.COUNCIL_SECRETARY, Role.ADMINISTRATOR])
def test_only_the_office_prints_for_many(role: Role) -> None:
    with pytest.raises(Refused) as refused:
        actions.print_slips(an_act(role), producers=[a_producer().slug])

    assert refused.value.refusal.code == "not-slip-printer"


class TestTheNumberOfSomebodyElse:
    def test_who_shares_a_number_says_so_and_stays_another_person(self) -> None:
        known = a_person("Lò Văn Minh Hoạ", log_in="0912345678")
        [made] = actions.print_slips(an_office_act(), producers=[a_producer().slug])
        who = {"name": "Lò Thị Minh Hoạ", "phone": "0912345678", "password": PASSWORD}

        with pytest.raises(Refused) as refused:
            use_place_slip(VISITOR, made.way_in.slip, **who)
        assert (refused.value.refusal.code, refused.value.refusal.field) == (
            "number-in-use",
            "another_person",
        )
        assert open_place_slip_of_link(made.way_in.secret, NOON), "a refusal uses no slip up"
        came = use_place_slip(VISITOR, made.way_in.slip, **who, another_person=True)

        assert came != known
        assert User.objects.filter(phone="0912345678").count() == 2

    def test_nobody_is_joined_to_an_account_that_is_there(self) -> None:
        known = a_holding(Role.EDITOR, user=a_person("Lò Thị Minh Hoạ", log_in="0912345678")).user
        [made] = actions.print_slips(an_office_act(), producers=[a_producer().slug])

        with pytest.raises(Refused) as refused:
            use_place_slip(
                VISITOR, made.way_in.slip, name=known.name, phone=known.phone, password=PASSWORD,
                another_person=True,
            )  # fmt: skip

        assert refused.value.refusal.code == "user-exists"


def test_the_paper_shows_six_slips_a_page() -> None:
    for _each in range(7):
        a_producer()
    office = an_office_act()
    places = queries.places_to_let_in(NOON)
    made = actions.print_slips(act_of(office.actor), producers=[place.key for place in places[:7]])

    pdf = slips_pdf(
        made, base_url="https://ocop.example", typed="/phieu/", link="/phieu/{secret}/", call="0912", at=NOON
    )

    assert pdf.startswith(b"%PDF")
    assert _pages(pdf) == 2


def _pages(pdf: bytes) -> int:
    found = re.search(rb"/Type\s*/Pages.{0,20}?/Count\s+(\d+)", pdf)
    assert found
    return int(found[1])


def test_the_places_cost_the_same_queries_for_one_and_for_many(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    a_producer()
    with django_assert_num_queries(4):
        queries.places_to_let_in(NOON)
    for _each in range(20):
        a_producer()
    with django_assert_num_queries(4):
        queries.places_to_let_in(NOON)


def test_where_no_source_says_which_commune_the_office_is_told_who_came() -> None:
    office = an_office_act()
    producer = actions.register_producer(
        office,
        **facts_of_a_producer(commune=None, source="Trang thông tin của tỉnh"),
        sensitive_consent=True,
    )
    [made] = actions.print_slips(office, producers=[producer.slug])

    use_place_slip(VISITOR, made.way_in.slip, name="Lò Thị Minh Hoạ", phone="0912345678", password=PASSWORD)

    assert "Lò Thị Minh Hoạ đã vào" in notices_of(office.actor)[0].title


def test_no_two_slips_have_one_number(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter([7, 1, 7, 8, 2])  # number, digits; the number again, another, digits
    monkeypatch.setattr("hoaban.core.accounts.actions.secrets.randbelow", lambda _limit: next(drawn))

    made = actions.print_slips(an_office_act(), communes=[COMMUNE, OTHER_COMMUNE])

    assert sorted(slip.way_in.slip.number for slip in made) == ["000007", "000008"]
