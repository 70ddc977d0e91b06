"""The description lists what the edition in force takes where a field is closed."""

import copy
from datetime import date

from hoaban.api.v1 import api
from hoaban.api.v1.openapi import description_of
from hoaban.api.values import tell_values, values_of
from hoaban.core.law import edition_in_force

EDITION = edition_in_force(date(2026, 12, 1))


def test_every_closed_list_of_the_edition_is_told() -> None:
    told = values_of(EDITION)

    lists = {
        "registry.register_producer.kind": EDITION.producer_types,
        "registry.add_evidence.kind": EDITION.evidence_kinds,
        "dossiers.appraise_matters.texts.matter": EDITION.commune_matters,
        "council.appoint_council.seats.kind": EDITION.councils["province"].seats,
        "certificates.withdraw_certificate.ground": EDITION.withdrawal_grounds,
    }
    for name, rows in lists.items():
        assert rows
        assert all(f"{row.id}: {row.name}" in told[name] for row in rows), name
    assert all(name in told["registry.register_product.criteria_set"] for name in EDITION.sets)
    assert "own_or_family_stake" in told["council.recuse_member.ground"]
    assert all(part.id in told["dossiers.send_back_dossier.faults.place"]
               for kind in EDITION.dossier_kinds.values() for part in kind.parts)  # fmt: skip


def test_they_stand_beside_the_words_of_their_fields() -> None:
    described = copy.deepcopy(description_of(api))
    schemas = {
        path: operations["post"]["requestBody"]["content"]["application/json"]["schema"]["properties"]
        for path, operations in described["paths"].items()
        if path.startswith("/api/v1/actions/")
    }

    kind = schemas["/api/v1/actions/registry.register_producer"]["kind"]
    assert kind["description"].startswith("Loại hình tổ chức. Nhận: ")
    seat = schemas["/api/v1/actions/council.appoint_council"]["seats"]["items"]["properties"]["kind"]
    assert seat["description"].startswith("Nhận: ")
    before = len(kind["description"])
    tell_values(described, EDITION)
    assert len(kind["description"]) > before


def test_a_row_is_described_by_how_it_is_named() -> None:
    paths = description_of(api)["paths"]

    for path, operations in paths.items():
        if path.startswith("/api/v1/actions/"):
            shape = operations["post"]["requestBody"]["content"]["application/json"]["schema"]
            told = [field.get("description", "") for field in shape["properties"].values()]
            assert "Tên in của đối tượng" not in told, path
    receive = paths["/api/v1/actions/dossiers.receive_dossier"]["post"]["requestBody"]["content"]
    told = receive["application/json"]["schema"]["properties"]["dossier"]["description"]
    assert "HS-2026-0001" in told
