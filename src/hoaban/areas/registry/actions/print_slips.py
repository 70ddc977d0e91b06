"""Slips for many at once: producers and communes that nobody has come in for yet."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from hoaban.areas.registry.papers import PrintedSlip
from hoaban.areas.registry.permissions import may_print_slips
from hoaban.areas.registry.queries import Place, places_to_let_in
from hoaban.areas.registry.queries.places import slips_of_places
from hoaban.core.accounts.actions import end_place_slips, place_way_in
from hoaban.core.accounts.models import PlaceSlip
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act, deed
from hoaban.core.permissions import Refusal, Refused, require


@deed(inner=True)
def print_slips(
    act: Act, *, producers: Sequence[str] = (), communes: Sequence[str] = (), again: bool = False
) -> list[PrintedSlip]:
    """A slip for each of these places (in phiếu hàng loạt): whoever comes by it first enters their own name.

    The office knows the producer and not who holds the phone, so no person is made beforehand. No address in
    the API: the digits exist once, on the paper that the page makes.
    producers, communes  slugs and codes; each must still have nobody
    again                slips printed before and not used end; without it they refuse the whole
    """
    require(may_print_slips(act.actor))
    places = _chosen(places_to_let_in(act.at), set(producers), set(communes))
    if any(place.slip for place in places) and not again:
        raise Refused(_asked_first(sum(1 for place in places if place.slip)))
    end_place_slips(act, PlaceSlip.objects.filter(slips_of_places(places)))
    return [PrintedSlip(place, place_way_in(act, place.role, **_scope(place))) for place in places]


def _chosen(places: list[Place], producers: set[str], communes: set[str]) -> list[Place]:
    wanted = {Role.PRODUCER_REPRESENTATIVE: producers, Role.COMMUNE_OFFICER: communes}
    found = [place for place in places if place.key in wanted[place.role]]
    if not found or len(found) != len(producers) + len(communes):
        raise Refused(
            Refusal(
                "place-has-somebody",
                _("Có nơi vừa chọn đã có người vào, hoặc không còn trong sổ. Tải lại trang rồi chọn lại."),
            )
        )
    return found


def _asked_first(count: int) -> Refusal:
    return Refusal(
        "slips-open",
        _("%(n)s nơi đã có phiếu in trước mà chưa dùng. In lại thì phiếu cũ hết dùng ngay: chọn “In lại”.")
        % {"n": count},
        field="again",
    )


def _scope(place: Place) -> dict[str, str]:
    if place.role == Role.PRODUCER_REPRESENTATIVE:
        return {"producer": place.key, "unit": place.unit}
    return {"unit": place.unit}
