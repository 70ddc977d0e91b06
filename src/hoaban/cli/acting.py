"""Who a command acts for and how it says what is wrong: shared by commands that need the database."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import NoReturn

from django import forms
from django.conf import settings

from hoaban.cli import CommandError
from hoaban.core.accounts.models import User
from hoaban.core.accounts.queries import actor_of, holdings_of, people_with
from hoaban.core.actions import Act
from hoaban.core.actors import OPERATOR
from hoaban.core.clock import moment
from hoaban.core.permissions import Refused


class Parser(argparse.ArgumentParser):
    """Arguments whose faults end in exit status 2 and one line."""

    def error(self, message: str) -> NoReturn:
        raise CommandError(f"{message}\n{self.format_usage().strip()}")


def guarded(do: Callable[[], int]) -> int:
    """Run a command: a refusal becomes one message with its source, and exit status 2."""
    try:
        return do()
    except Refused as refused:
        source = f" ({refused.refusal.source})" if refused.refusal.source else ""
        raise CommandError(f"{refused.refusal.why}{source}") from refused


def act_as(log_in: str = "") -> Act:
    """An act of the installation's operator, or of the one person with this log-in, in their first role."""
    at = moment(settings.TODAY)
    if not log_in:
        return Act(OPERATOR, at, "command")
    holding = holdings_of(the_person(log_in)).select_related("user").first()
    if holding is None:
        raise CommandError(f"{log_in} chưa giữ vai trò nào.")
    return Act(actor_of(holding), at, "command")


def the_person(log_in: str, name: str = "") -> User:
    """The one person with this log-in, and this name where several share it."""
    people = list(people_with(log_in))
    if name:
        people = [person for person in people if person.name == name]
    if not people:
        raise CommandError(f"không có ai dùng {log_in}{f' tên {name}' if name else ''}.")
    if len(people) > 1:
        names = ", ".join(f"“{person.name}”" for person in people)
        raise CommandError(f"{log_in} có nhiều người dùng chung: {names}. Thêm --name.")
    return people[0]


def checked(form: forms.Form) -> dict[str, object]:
    """The cleaned values of a declared input, or CommandError naming each field and what is wrong with it."""
    if form.is_valid():
        return dict(form.cleaned_data)
    faults = [f"{field}: {fault}" for field, faults in form.errors.items() for fault in faults]
    raise CommandError("; ".join(faults))
