"""People, their roles, their ways in."""

from datetime import timedelta

import pytest

from given.people import NOON, PASSWORD, a_holding, a_person, act_of, an_act, an_actor, the_operator
from hoaban.core.accounts import actions
from hoaban.core.accounts.models import FailedLogIn, Holding, Slip
from hoaban.core.accounts.queries import (
    actor_of,
    actor_with_token,
    must_wait,
    open_slip,
    open_slip_of_link,
    people_proved,
    people_with,
)
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act
from hoaban.core.actors import OPERATOR, PUBLIC
from hoaban.core.audit.chain import verify
from hoaban.core.notices.queries import notices_of
from hoaban.core.permissions import Refused

pytestmark = pytest.mark.django_db


def later(days: int) -> Act:
    """The operator, some days on."""
    return Act(OPERATOR, NOON + timedelta(days=days), "command")


class TestAddUser:
    def test_a_person_is_entered_by_phone_or_e_mail(self) -> None:
        by_phone = actions.add_user(the_operator(), log_in="0912345678", name="Lò Thị Minh Hoạ")
        by_mail = actions.add_user(the_operator(), log_in="a@demo.invalid", name="Lò Văn Minh Hoạ")

        assert (by_phone.phone, by_phone.email, str(by_phone)) == ("0912345678", "", "Lò Thị Minh Hoạ")
        assert (by_mail.phone, by_mail.email, by_mail.is_active) == ("", "a@demo.invalid", True)

    def test_two_people_may_share_a_number_but_not_a_name_too(self) -> None:
        actions.add_user(the_operator(), log_in="0912345678", name="Lò Thị Minh Hoạ")
        with pytest.raises(Refused) as asked:
            actions.add_user(the_operator(), log_in="0912345678", name="Lò Văn Minh Hoạ")
        assert (asked.value.refusal.code, asked.value.refusal.field) == ("number-in-use", "another_person")
        assert "Lò Thị Minh Hoạ" in str(asked.value.refusal.why)
        actions.add_user(the_operator(), log_in="0912345678", name="Lò Văn Minh Hoạ", another_person=True)

        with pytest.raises(Refused) as refused:
            actions.add_user(the_operator(), log_in="0912345678", name="Lò Thị Minh Hoạ")

        assert refused.value.refusal.code == "user-exists"
        assert people_with("+84 912 345 678").count() == 2

    def test_a_producer_may_not(self) -> None:
        with pytest.raises(Refused) as refused:
            actions.add_user(
                an_act(Role.PRODUCER_REPRESENTATIVE, producer="htx"), log_in="0912345678", name="A"
            )

        assert refused.value.refusal.code == "not-people-keeper"


class TestGrantRole:
    def test_a_role_given_twice_is_held_once(self) -> None:
        user = a_person()

        first = actions.grant_role(the_operator(), user, role=Role.EDITOR)
        again = actions.grant_role(the_operator(), user, role=Role.EDITOR)

        assert first == again
        assert first.role_name == "Biên tập viên"

    @pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR, Role.PROVINCE_CHAIRMAN])
    def test_the_office_does_not_make_those_who_stand_above_it(self, role: Role) -> None:
        with pytest.raises(Refused) as refused:
            actions.grant_role(an_act(Role.PROVINCIAL_OFFICER), a_person(), role=role)

        assert refused.value.refusal.code == "not-role-giver"

    def test_the_office_gives_the_others_and_an_administrator_all(self) -> None:
        actions.grant_role(an_act(Role.PROVINCIAL_OFFICER), a_person(), role=Role.EDITOR)
        actions.grant_role(an_act(Role.ADMINISTRATOR), a_person(), role=Role.AUDITOR)

        assert Holding.objects.filter(role__in=[Role.EDITOR, Role.AUDITOR]).count() == 2


class TestEndRole:
    def test_an_ended_role_is_held_no_more_and_ending_it_again_changes_nothing(self) -> None:
        holding = a_holding(Role.EDITOR)

        ended = actions.end_role(the_operator(), holding)
        again = actions.end_role(later(3), holding)

        assert ended.ended_at == again.ended_at == NOON

    def test_who_may_not_give_it_may_not_take_it(self) -> None:
        with pytest.raises(Refused):
            actions.end_role(an_act(Role.PROVINCIAL_OFFICER), a_holding(Role.AUDITOR))


class TestSlips:
    def test_eight_digits_let_a_person_set_a_password_once(self) -> None:
        user = a_person(log_in="0912345678")
        way_in = actions.make_slip(the_operator(), user)
        spaced = f"{way_in.code[:4]} {way_in.code[4:]}"

        slip = open_slip("0912 345 678", spaced, NOON)
        assert slip == way_in.slip
        actions.use_slip(the_operator(), slip, password=PASSWORD)

        assert people_proved("0912345678", PASSWORD) == [user]
        assert open_slip("0912345678", way_in.code, NOON) is None
        with pytest.raises(Refused) as refused:
            actions.use_slip(the_operator(), slip, password="một mật khẩu khác")
        assert refused.value.refusal.code == "slip-ended"
        assert verify().ok

    def test_a_link_works_like_the_digits(self) -> None:
        way_in = actions.make_slip(the_operator(), a_person())

        assert open_slip_of_link(way_in.secret, NOON) == way_in.slip
        assert open_slip_of_link("x", NOON) is None

    def test_a_slip_ends_after_seven_days(self) -> None:
        way_in = actions.make_slip(the_operator(), a_person())

        assert open_slip_of_link(way_in.secret, NOON + timedelta(days=7)) is None
        with pytest.raises(Refused):
            actions.use_slip(later(7), way_in.slip, password=PASSWORD)

    def test_a_new_slip_ends_the_one_before(self) -> None:
        user = a_person()
        first = actions.make_slip(the_operator(), user)

        actions.make_slip(later(1), user)

        assert open_slip_of_link(first.secret, NOON + timedelta(days=1, hours=1)) is None

    def test_the_digits_are_nowhere_kept(self) -> None:
        way_in = actions.make_slip(the_operator(), a_person())

        slip = Slip.objects.get()
        assert way_in.code not in f"{slip.code_hash}{slip.link_hash}"

    def test_who_uses_a_slip_tells_its_owner_of_it_and_of_who_printed_it(self) -> None:
        holding = a_holding(Role.COMMUNE_OFFICER)
        way_in = actions.make_slip(an_act(Role.PROVINCIAL_OFFICER), holding.user)

        actions.use_slip(Act(PUBLIC, NOON, "page"), way_in.slip, password=PASSWORD)

        [told] = notices_of(actor_of(holding))
        assert way_in.slip.made_by
        assert told.title == (
            f"Phiếu vào do {way_in.slip.made_by.name} cấp đã được dùng lúc 12:00 ngày 01/12/2026, "
            "đặt mật khẩu mới. Không phải ông/bà dùng: báo quản trị."
        )
        assert not notices_of(an_actor(Role.COMMUNE_OFFICER))
        assert verify().ok

    def test_a_slip_of_the_operator_is_told_without_a_name(self) -> None:
        holding = a_holding(Role.COMMUNE_OFFICER)

        actions.use_slip(
            Act(PUBLIC, NOON, "page"), actions.make_slip(the_operator(), holding.user).slip, password=PASSWORD
        )

        assert [told.title[:27] for told in notices_of(actor_of(holding))] == ["Phiếu vào đã được dùng lúc "]

    def test_a_seat_ends_the_open_slips_that_others_than_administrators_printed(self) -> None:
        """The office would come in by it as the member it has just seated."""
        still_open = []
        for printer in (an_act(Role.PROVINCIAL_OFFICER), an_act(Role.ADMINISTRATOR), the_operator()):
            user = a_holding(Role.COMMUNE_OFFICER).user
            way_in = actions.make_slip(printer, user)
            actions.grant_role(an_act(Role.PROVINCIAL_OFFICER), user, role=Role.COUNCIL_MEMBER)
            still_open.append(open_slip_of_link(way_in.secret, NOON + timedelta(hours=1)) is not None)

        assert still_open == [False, True, True]

    def test_a_role_of_a_commune_ends_no_slip(self) -> None:
        user = a_holding(Role.COMMUNE_OFFICER).user
        way_in = actions.make_slip(an_act(Role.PROVINCIAL_OFFICER), user)

        actions.grant_role(the_operator(), user, role=Role.COMMUNE_CHAIR, unit="03352")

        assert open_slip_of_link(way_in.secret, NOON)

    def test_a_producer_prints_no_slips(self) -> None:
        with pytest.raises(Refused) as refused:
            actions.make_slip(an_act(Role.PRODUCER_REPRESENTATIVE, producer="htx"), a_person())

        assert refused.value.refusal.code == "not-people-keeper"


class TestTokens:
    def test_a_token_acts_as_its_person_in_its_one_role(self) -> None:
        holding = a_holding(Role.COMMUNE_OFFICER)

        made = actions.make_token(the_operator(), holding.user)

        actor = actor_with_token(made.token)
        assert actor is not None
        assert (actor.user_id, actor.role, actor.unit) == (holding.user_id, "commune_officer", holding.unit)
        assert actor_with_token("x") is None

    def test_a_token_ends_with_the_role(self) -> None:
        holding = a_holding(Role.EDITOR)
        made = actions.make_token(the_operator(), holding.user)

        actions.end_role(the_operator(), holding)

        assert actor_with_token(made.token) is None

    def test_who_holds_two_roles_names_one(self) -> None:
        user = a_person()
        a_holding(Role.EDITOR, user=user)
        a_holding(Role.INSPECTOR, user=user)

        with pytest.raises(Refused) as refused:
            actions.make_token(the_operator(), user)

        assert refused.value.refusal.code == "which-role"
        assert actions.make_token(the_operator(), user, role=Role.EDITOR).row.holding.role == Role.EDITOR

    def test_who_holds_a_role_in_two_communes_names_one(self) -> None:
        user = a_person()
        first = a_holding(Role.COMMUNE_OFFICER, user=user)
        a_holding(Role.COMMUNE_OFFICER, user=user, unit="03328")

        with pytest.raises(Refused) as refused:
            actions.make_token(the_operator(), user, role=Role.COMMUNE_OFFICER)

        assert refused.value.refusal.code == "which-place"
        made = actions.make_token(the_operator(), user, role=Role.COMMUNE_OFFICER, unit=first.unit)
        assert made.row.holding == first

    def test_the_administrator_makes_no_token_as_somebody_else(self) -> None:
        member = a_holding(Role.COUNCIL_MEMBER)

        with pytest.raises(Refused) as refused:
            actions.make_token(an_act(Role.ADMINISTRATOR), member.user)

        assert refused.value.refusal.code == "not-own-token"

    def test_a_program_in_one_role_makes_no_token_for_another_of_its_person(self) -> None:
        user = a_person()
        a_holding(Role.EDITOR, user=user)
        act = an_act(Role.INSPECTOR, user=user)

        with pytest.raises(Refused) as refused:
            actions.make_token(act, user, role=Role.EDITOR)

        assert refused.value.refusal.code == "token-of-other-role"
        assert actions.make_token(act, user).row.holding.role == Role.INSPECTOR
        assert actions.make_token(act, user, role=Role.INSPECTOR).row.holding.role == Role.INSPECTOR

    def test_a_person_makes_tokens_for_themselves_only(self) -> None:
        actor = an_actor(Role.EDITOR)
        other = a_holding(Role.EDITOR)

        assert actions.make_token(
            act_of(actor), a_holding(Role.EDITOR).user.__class__.objects.get(pk=actor.user_id)
        )
        with pytest.raises(Refused) as refused:
            actions.make_token(act_of(actor), other.user)
        assert refused.value.refusal.code == "not-own-token"


class TestFailedLogIns:
    def test_after_ten_failed_tries_a_log_in_waits_a_quarter_of_an_hour(self) -> None:
        for _try in range(10):
            assert not must_wait("0912345678", "192.0.2.1", NOON)
            actions.note_failed_log_in(the_operator(), log_in="0912345678", address="192.0.2.1")

        assert must_wait("0912345678", "192.0.2.2", NOON)
        assert not must_wait("0999999999", "192.0.2.1", NOON)
        assert not must_wait("0912345678", "192.0.2.1", NOON + timedelta(minutes=15))

    def test_an_address_that_tries_many_numbers_waits_too(self) -> None:
        for number in range(60):
            actions.note_failed_log_in(the_operator(), log_in=f"09{number:08d}", address="192.0.2.1")

        assert must_wait("0777777777", "192.0.2.1", NOON)

    def test_old_tries_are_let_go(self) -> None:
        actions.note_failed_log_in(the_operator(), log_in="a", address="b")
        actions.note_failed_log_in(later(1), log_in="a", address="b")

        assert FailedLogIn.objects.count() == 1
