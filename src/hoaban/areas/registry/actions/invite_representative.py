"""Let a person in as a producer's representative."""

from __future__ import annotations

import uuid

from django.contrib.auth.hashers import make_password

from hoaban.areas.registry import inputs
from hoaban.areas.registry.models import Producer
from hoaban.areas.registry.permissions import may_invite_person, may_invite_representative
from hoaban.core.accounts.actions import WayIn, hold, way_in
from hoaban.core.accounts.models import User
from hoaban.core.accounts.numbers import number_free
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act, deed
from hoaban.core.permissions import require


@deed(on="producer", takes=inputs.InviteRepresentative)
def invite_representative(
    act: Act, producer: Producer, *, name: str, phone: str, another_person: bool = False
) -> WayIn:
    """Enter the person, give the role, make the slip (cấp phiếu vào cho người đại diện), face to face.

    another_person  said of somebody whose number others have already
    Somebody known by this number and name keeps what they hold; the slip then serves for a forgotten
    password too. Gives the way in whose 8 digits are shown once.
    """
    producer = act.locked(producer)
    require(may_invite_representative(act.actor, producer))
    return let_in(act, producer, name=name, phone=phone, another_person=another_person)


def let_in(act: Act, producer: Producer, *, name: str, phone: str, another_person: bool) -> WayIn:
    """The person, the role and the slip: for deeds that have asked whether the producer may be let in."""
    person = User.objects.filter(phone=phone, name=name).first()
    if person is None:
        require(number_free(name, another_person, phone=phone))
        person = act.add(User(key=uuid.uuid4(), name=name, phone=phone, password=make_password(None)))
    require(may_invite_person(act.actor, person))
    hold(act, person, Role.PRODUCER_REPRESENTATIVE, producer=producer.slug)
    return way_in(act, person)
