"""Loading the demonstration: in one transaction, so that an interrupted load is begun anew."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction

from hoaban.core.clock import moment
from hoaban.core.law import edition_in_force
from hoaban.core.units.queries import province
from hoaban.demo.days import Days
from hoaban.demo.known import enter_known
from hoaban.demo.people import enter_people
from hoaban.demo.tales import tell_all
from hoaban.demo.tales.cast import cast_of
from hoaban.programme.edition import NoEditionInForce

DIEN_BIEN = "11"


def load_now() -> None:
    """Load it, relative to this day. Where no edition is in force on it, nothing is loaded."""
    now = moment(settings.TODAY)
    try:
        begin = edition_in_force(now.date()).dates.effective
    except NoEditionInForce:
        return
    load(Days(now, begin))


def load(days: Days) -> None:
    """The register first, since people hold roles in its communes and producers; then the tales."""
    with transaction.atomic():
        if province().code == DIEN_BIEN:
            enter_known(days)
        cast = cast_of(days)
        tell_all(cast, enter_people(days, cast.scopes))
