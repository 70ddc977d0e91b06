"""./hoaban user add | role | token."""

import pytest

from given.people import COMMUNE, a_holding
from hoaban.cli import CommandError
from hoaban.cli.user import run
from hoaban.core.accounts.models import Holding, User
from hoaban.core.accounts.queries import actor_with_token, open_slip_of_link
from hoaban.core.accounts.roles import Role
from hoaban.core.audit.models import Entry

pytestmark = pytest.mark.django_db


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Exit status, standard output, complaint of `./hoaban user …`."""
    try:
        status, wrong = run(list(arguments)), ""
    except CommandError as error:
        status, wrong = error.status, str(error)
    return status, capsys.readouterr().out, wrong


def test_add_prints_one_link_that_works_once(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _err = said(capsys, "add", "0912 345 678", "--name", "Lò Thị Minh Hoạ")

    assert status == 0
    assert out.startswith("http://127.0.0.1:8000/phieu/")
    assert out.count("\n") == 1
    slip = open_slip_of_link(
        out.strip().rstrip("/").rpartition("/")[2], User.objects.get().slips.get().made_at
    )
    assert slip is not None
    assert slip.user.name == "Lò Thị Minh Hoạ"


def test_add_refuses_a_log_in_that_exists_unless_the_name_differs(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "add", "0912345678")[0] == 0

    status, out, err = said(capsys, "add", "+84912345678")
    assert (status, out) == (2, "")
    assert "--name" in err
    assert said(capsys, "add", "0912345678", "--name", "Người thứ hai")[0] == 0
    assert said(capsys, "add", "0912345678", "--name", "Người thứ hai")[0] == 2
    assert User.objects.filter(phone="0912345678").count() == 2


def test_add_wants_a_number_or_an_e_mail(capsys: pytest.CaptureFixture[str]) -> None:
    status, _out, err = said(capsys, "add", "abc")

    assert status == 2
    assert "log_in" in err


def test_role_gives_a_role_in_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "add", "a@demo.invalid")

    assert said(capsys, "role", "a@demo.invalid", "commune_officer", "--unit", COMMUNE)[0] == 0
    assert said(capsys, "role", "a@demo.invalid", "administrator")[0] == 0
    assert set(Holding.objects.values_list("role", "unit")) == {
        ("commune_officer", COMMUNE),
        ("administrator", ""),
    }


@pytest.mark.parametrize(
    "arguments",
    [
        ("role", "b@demo.invalid", "editor"),
        ("role", "a@demo.invalid", "king"),
        ("role", "a@demo.invalid", "commune_officer"),
        ("role", "a@demo.invalid", "commune_officer", "--unit", "99999"),
        ("role", "a@demo.invalid", "producer_representative", "--producer", "khong-co"),
        ("token", "a@demo.invalid"),
        ("token", "a@demo.invalid", "--role", "king"),
        ("nothing",),
        (),
    ],
)
def test_what_is_unknown_is_bad_input(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    said(capsys, "add", "a@demo.invalid")

    status, out, err = said(capsys, *arguments)

    assert (status, out) == (2, "")
    assert err


def test_a_shared_number_needs_the_name(capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "add", "0912345678", "--name", "Một")
    said(capsys, "add", "0912345678", "--name", "Hai")

    assert said(capsys, "role", "0912345678", "editor")[0] == 2
    assert said(capsys, "role", "0912345678", "editor", "--name", "Hai")[0] == 0
    assert said(capsys, "token", "0912345678", "--name", "Hai")[0] == 0


def test_token_prints_the_token_alone_and_it_acts_in_one_role(capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "add", "a@demo.invalid")
    said(capsys, "role", "a@demo.invalid", "editor")
    said(capsys, "role", "a@demo.invalid", "inspector")

    assert said(capsys, "token", "a@demo.invalid")[0] == 2
    status, out, _err = said(capsys, "token", "a@demo.invalid", "--role", "inspector")

    assert status == 0
    actor = actor_with_token(out.strip())
    assert actor is not None
    assert actor.role == Role.INSPECTOR


def test_a_token_made_here_is_the_operators_doing_through_the_command_and_says_so_in_the_audit(
    capsys: pytest.CaptureFixture[str],
) -> None:
    member = a_holding(Role.COUNCIL_MEMBER)

    assert said(capsys, "token", member.user.phone)[0] == 0

    entry = Entry.objects.get(deed="accounts.make_token")
    assert (entry.door, entry.user_id, entry.table) == ("command", None, "accounts_accesstoken")


def test_not_even_the_administrator_makes_a_token_as_somebody_by_this_command(
    capsys: pytest.CaptureFixture[str],
) -> None:
    member, administrator = a_holding(Role.COUNCIL_MEMBER), a_holding(Role.ADMINISTRATOR)

    status, out, err = said(capsys, "token", member.user.phone, "--as", administrator.user.phone)

    assert (status, out) == (2, "")
    assert "chính người đó" in err
    own = administrator.user.phone
    assert said(capsys, "token", own, "--as", own)[0] == 0


def test_who_may_add_somebody_and_not_let_them_in_does_neither(capsys: pytest.CaptureFixture[str]) -> None:
    office = a_holding(Role.PROVINCIAL_OFFICER)

    status, out, err = said(capsys, "add", "b@demo.invalid", "--as", office.user.phone)

    assert (status, out) == (2, "")
    assert "do quản trị cấp" in err
    assert not User.objects.filter(email="b@demo.invalid").exists()


def test_a_command_may_act_as_somebody_and_is_refused_as_they_would_be(
    capsys: pytest.CaptureFixture[str],
) -> None:
    holding = a_holding(Role.EDITOR)

    status, _out, err = said(capsys, "add", "b@demo.invalid", "--as", holding.user.phone)

    assert status == 2
    assert "Văn phòng OCOP" in err
    assert said(capsys, "add", "c@demo.invalid", "--as", "0999999999")[0] == 2


def test_somebody_without_a_role_cannot_act(capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "add", "a@demo.invalid")

    status, _out, err = said(capsys, "add", "b@demo.invalid", "--as", "a@demo.invalid")

    assert status == 2
    assert "vai trò" in err


def test_a_role_held_in_two_places_is_chosen_by_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    other = "03328"
    said(capsys, "add", "a@demo.invalid")
    for unit in (COMMUNE, other):
        assert said(capsys, "role", "a@demo.invalid", "commune_officer", "--unit", unit)[0] == 0

    status, out, err = said(capsys, "token", "a@demo.invalid", "--role", "commune_officer")
    assert (status, out) == (2, "")
    assert "--unit CODE" in err

    status, out, _err = said(capsys, "token", "a@demo.invalid", "--role", "commune_officer", "--unit", other)
    assert status == 0
    actor = actor_with_token(out.strip())
    assert actor is not None
    assert actor.unit == other
    assert said(capsys, "token", "a@demo.invalid", "--unit", "99999")[0] == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("x\udcff@e.vn",),
        ("a@b",),
        ("a b@c.vn",),
        ("a@demo.invalid", "--name", "Một\nHai"),
        ("a@demo.invalid", "--name", "Một\udcff"),
    ],
)
def test_add_refuses_what_is_no_log_in_or_no_name(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    status, out, err = said(capsys, "add", *arguments)

    assert (status, out, bool(err)) == (2, "", True)
    assert not User.objects.exists()
