"""./hoaban user add | role | token: people, their roles and their programs' tokens."""

from __future__ import annotations

from argparse import Namespace

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from hoaban.cli import CommandError
from hoaban.cli.acting import Parser, act_as, checked, guarded, the_person
from hoaban.cli.lines import HALF_A_PAIR
from hoaban.core.accounts import actions, inputs
from hoaban.core.accounts.queries import people_with
from hoaban.core.accounts.roles import Role
from hoaban.core.permissions import Refused

NEEDS_DJANGO = True


def run(arguments: list[str]) -> int:
    """Do one of the three; see the usage."""
    if any(map(HALF_A_PAIR.search, arguments)):
        raise CommandError("có ký tự không phải chữ UTF-8; hãy gõ lại.")
    return guarded(lambda: _run(arguments))


def _run(arguments: list[str]) -> int:
    given = _parser().parse_args(arguments)
    return int(given.do(given))


def _parser() -> Parser:
    parser = Parser(prog="hoaban user", description="Người dùng, vai trò và mã truy cập")
    commands = parser.add_subparsers(required=True, parser_class=Parser, metavar="add|role|token")
    add = commands.add_parser(
        "add", help="thêm một người; in ra đường dẫn vào lần đầu, dùng một lần trong 7 ngày"
    )
    role = commands.add_parser("role", help="giao một vai trò")
    token = commands.add_parser("token", help="in ra mã truy cập cho một chương trình, trong một vai trò")
    for command, do in ((add, _add), (role, _role), (token, _token)):
        command.set_defaults(do=do)
        command.add_argument("log_in", metavar="LOGIN", help="số điện thoại hoặc e-mail")
        command.add_argument("--name", default="", metavar="N", help="họ tên")
        command.add_argument(
            "--as", dest="as_whom", default="", metavar="LOGIN", help="làm thay cho người này"
        )
    role.add_argument("role", metavar="ROLE")
    token.add_argument("--role", default="", metavar="ROLE")
    for command in (role, token):
        command.add_argument("--unit", default="", metavar="CODE", help="mã xã, phường")
        command.add_argument("--producer", default="", metavar="SLUG", help="mã chủ thể")
    return parser


def _add(given: Namespace) -> int:
    values = checked(inputs.AddUser({"log_in": given.log_in, "name": given.name or given.log_in}))
    if not given.name and people_with(str(values["log_in"])).exists():
        raise CommandError(f"{given.log_in} đã có người dùng; thêm --name với tên khác cho người thứ hai.")
    act = act_as(given.as_whom)
    with transaction.atomic():  # who may add somebody and not let them in leaves nobody half entered
        user = actions.add_user(
            act, log_in=str(values["log_in"]), name=str(values["name"]), another_person=bool(given.name)
        )
        way_in = actions.make_slip(act, user)
    print(settings.BASE_URL + reverse("public:use_link", args=[way_in.secret]))
    return 0


def _role(given: Namespace) -> int:
    user = the_person(given.log_in, given.name)
    values = checked(inputs.GrantRole({"role": given.role, "unit": given.unit, "producer": given.producer}))
    actions.grant_role(act_as(given.as_whom), user, **{name: str(value) for name, value in values.items()})
    return 0


def _token(given: Namespace) -> int:
    if given.role and given.role not in set(Role):
        raise CommandError(f"không có vai trò {given.role}.")
    user, act = the_person(given.log_in, given.name), act_as(given.as_whom)
    try:
        made = actions.make_token(act, user, role=given.role, unit=given.unit, producer=given.producer)
    except Refused as refused:
        if refused.refusal.code != "which-place":
            raise
        raise CommandError(f"{refused.refusal.why} Thêm --unit CODE hoặc --producer SLUG.") from refused
    print(made.token)
    return 0
