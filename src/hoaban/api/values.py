"""Which values the fields take that the edition in force closes: the lists that people choose from on pages.

Said in words, not as an enum: the next edition may name others while a program still reads this description.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hoaban.areas.council.queries.rounds import LEVEL
from hoaban.areas.council.words import GROUND_WORDS
from hoaban.areas.registry.words import evidence_kinds, producer_kinds, set_names
from hoaban.programme.edition import Edition
from hoaban.programme.evidence import blanks_of

ACTIONS = "/api/v1/actions/"


def values_of(edition: Edition) -> dict[str, str]:
    """What each closed field takes, by "deed.field"; a part of a row by "deed.field.part"."""
    producers, papers = _listed(producer_kinds(edition)), _listed(evidence_kinds(edition))
    sets, places = _listed(set_names(edition)), _places(edition)
    return {
        "registry.register_producer.kind": producers,
        "registry.correct_producer.kind": producers,
        "registry.register_product.criteria_set": sets,
        "registry.correct_product.criteria_set": sets,
        "registry.add_evidence.kind": papers,
        "dossiers.appraise_matters.texts.matter": _listed(
            {matter.id: matter.name for matter in edition.commune_matters}
        ),
        "dossiers.send_back_dossier.faults.place": places,
        "dossiers.request_completion.faults.place": places,
        "council.appoint_council.seats.kind": _listed(
            {seat.id: seat.name for seat in edition.councils[LEVEL].seats}
        ),
        "council.recuse_member.ground": _listed(GROUND_WORDS) + " (hoặc như Quy chế của Hội đồng nêu)",
        "certificates.withdraw_certificate.ground": _listed(
            {ground.id: ground.name for ground in edition.withdrawal_grounds}
        ),
    }


def _listed(values: Mapping[str, Any]) -> str:
    return "; ".join(f"{value}: {name}" for value, name in values.items())


def _places(edition: Edition) -> str:
    kinds = edition.dossier_kinds
    parts = dict.fromkeys(part.id for kind in kinds.values() for part in kind.parts)
    blanks = dict.fromkeys(blank.field.id for kind in kinds for blank in blanks_of(kind, edition))
    return (
        f"thành phần hồ sơ ({', '.join(parts)}), ô của biểu mẫu ({', '.join(blanks)}), "
        "tiêu chí của bộ sản phẩm (ví dụ 1.1), hoặc loại giấy như kind của registry.add_evidence"
    )


def tell_values(described: dict[str, Any], edition: Edition) -> None:
    """Put the values beside the words of their fields."""
    for name, values in values_of(edition).items():
        area, deed, field, *part = name.split(".")
        body = described["paths"][f"{ACTIONS}{area}.{deed}"]["post"]["requestBody"]
        shape = body["content"]["application/json"]["schema"]["properties"][field]
        if part:
            shape = shape["items"]["properties"][part[0]]
        shape["description"] = ". ".join(filter(None, (shape.get("description", ""), f"Nhận: {values}")))
