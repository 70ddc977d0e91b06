"""The invented producers, and where they sit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hoaban.areas.registry.actions import register_producer
from hoaban.areas.registry.models import Producer
from hoaban.core.accounts.roles import Role
from hoaban.core.units.models import Unit
from hoaban.core.units.queries import commune_called, communes
from hoaban.demo.days import Days
from hoaban.demo.people import NAMES

ENTERED_AGO = 89
HOME, OTHER = "03352", "03349"  # xã Thanh An, xã Thanh Yên

COMPANIES = [
    ("HTX Minh Hoạ 1 – Mật ong", "cooperative", HOME, "female"),
    ("HTX Minh Hoạ 2 – Gạo và miến", "cooperative", HOME, "male"),
    ("Tổ hợp tác Minh Hoạ 3 – Chè và tinh dầu", "cooperative_group", OTHER, "male"),
    ("Công ty TNHH Minh Hoạ 4 – Hàng khô, hàng thủ công", "sme", OTHER, "female"),
    ("HTX Minh Hoạ 5 – Trái cây", "cooperative", HOME, "male"),
]
"""Name, kind, commune, and whether a woman or a man represents them; in the order of representatives."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The producers by number, and in what the roles are held."""

    days: Days
    producers: list[Producer]
    scopes: Mapping[Role, list[str]]


def cast_of(days: Days) -> Cast:
    """Enter the invented producers, as the office does."""
    home, other = _commune(HOME, 0), _commune(OTHER, 1)
    places = {HOME: home, OTHER: other}
    people = [name for role, name in NAMES if role is Role.PRODUCER_REPRESENTATIVE]
    producers = [
        _enter(days, number, name, kind, places[place], person, gender)
        for number, ((name, kind, place, gender), person) in enumerate(
            zip(COMPANIES, people, strict=True), start=1
        )
    ]
    units = [home.code, other.code]
    scopes = {
        Role.PRODUCER_REPRESENTATIVE: [producer.slug for producer in producers],
        Role.COMMUNE_OFFICER: units,
        Role.COMMUNE_CHAIR: units,
    }
    return Cast(days, producers, scopes)


def _commune(code: str, number: int) -> Unit:
    """The commune, or in another province one of its own."""
    return commune_called(code) or communes()[number]


def _enter(
    days: Days, number: int, name: str, kind: str, commune: Unit, person: str, gender: str
) -> Producer:
    return register_producer(
        days.act(ago=ENTERED_AGO),
        name=name,
        kind=kind,
        commune=commune,
        address=f"Bản Minh Hoạ {number}",
        phone=f"0215000000{number}",  # no subscriber's number begins with 0
        registered_on=date(2018 + number, 3, 15),
        registration_number=f"{number:02d}-MH",
        representative=person,
        representative_position="Giám đốc" if kind != "cooperative_group" else "Tổ trưởng",
        representative_gender=gender,
        representative_ethnic_group="Thái",
        sensitive_consent=True,
        representative_address=f"Bản Minh Hoạ {number}, {commune.full_name}",
        history="Được đặt ra để minh hoạ: mấy hộ trong bản góp vốn, góp công làm chung.",
        structure="Một người quản lý, một kế toán và bảy thành viên.",
        invented=True,
    )
