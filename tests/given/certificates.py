"""Dossiers put before the chairman, decisions and certificates."""

from __future__ import annotations

import itertools
from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from given import registry
from given.files import an_upload
from given.people import COMMUNE, NOON, an_act
from given.rows import rows_of_a_test
from hoaban.areas.certificates import actions
from hoaban.areas.certificates.models import Certificate, Decision
from hoaban.areas.council.models import Entry, Result, Round, Submission
from hoaban.areas.dossiers.models import Dossier, Snapshot
from hoaban.areas.registry.models import Producer, Product
from hoaban.core.accounts.roles import Role
from hoaban.core.actions import Act

_numbers = itertools.count(1)
SUBMITTED_ON = date(2026, 11, 28)
SIGNED_ON = date(2026, 11, 30)
TODAY = NOON.date()


def a_product(
    name: str = "", *, producer: Producer | None = None, commune: str = COMMUNE, **facts: Any
) -> Product:
    """A honey of a producer of the commune."""
    named = {"name": name} if name else {}
    return registry.a_product(producer or registry.a_producer(commune), **named, **facts)


def a_round(*, submitted: bool = True) -> Round:
    """A round whose results stand before the chairman since 28/11/2026."""
    number = next(_numbers)
    with rows_of_a_test() as act:
        round = act.add(
            Round(
                code=f"2026-{number}",
                year=2026,
                number=number,
                name=f"Đợt {number} năm 2026",
                edition="qd-26-2026",
                hold_through=date(2026, 12, 29),
                state="submitted" if submitted else "closed",
                opened_at=NOON,
            )
        )
        if submitted:
            act.add(Submission(round=round, number=f"{number}/TTr-VPOCOP", date=SUBMITTED_ON, at=NOON))
    return round


def a_submitted_dossier(
    *,
    star: int = 4,
    mean: str = "302/4",
    round: Round | None = None,
    product: Product | None = None,
    state: str = "submitted",
    **content: Any,
) -> Dossier:
    """A dossier with a final result of the council, put before the chairman; 75,5 points and 4 stars
    unless said."""
    product = product or a_product()
    round = round or a_round()
    number = next(_numbers)
    with rows_of_a_test() as act:
        dossier = act.add(
            Dossier(
                code=f"HS-2026-{number:04d}",
                edition="qd-26-2026",
                product=product,
                commune=product.commune,
                state=state,
                opened_at=NOON,
                filed_on=date(2026, 10, 1),
                filed_at=NOON,
            )
        )
        act.add(
            Snapshot(
                dossier=dossier,
                number=1,
                at=NOON,
                content={"criteria_set": product.criteria_set},
                sha256="0" * 64,
            )
        )
        entry = act.add(Entry(round=round, dossier=dossier, position=1, state="closed", added_at=NOON))
        told = {"band": star, "star": star, "limits": [], "reasons": [], "totals": {}, **content}
        act.add(Result(entry=entry, pass_number=1, star=star, mean=mean, content=told, final=True, at=NOON))
    return dossier


def a_signed_copy(text: str = "") -> SimpleUploadedFile:
    """The signed copy of a decision, PDF."""
    return an_upload(f"quyet-dinh{text}.pdf")


def a_decision(
    *dossiers: Dossier, kind: str = "recognition", act: Act | None = None, **values: Any
) -> Decision:
    """The decision of 30/11/2026 that decides these dossiers of one round, carried out."""
    values = {"number": f"{next(_numbers)}/QĐ-UBND", "date": SIGNED_ON, "copy": a_signed_copy(), **values}
    round = dossiers[0].entries.get().round
    return actions.record_decision(
        act or an_act(Role.PROVINCIAL_OFFICER),
        round,
        kind=kind,
        dossiers=[dossier.code for dossier in dossiers],
        **values,
    )


def a_certificate(*, star: int = 4, product: Product | None = None, date: date = SIGNED_ON) -> Certificate:
    """A certificate issued here by the decision of 30/11/2026."""
    dossier = a_submitted_dossier(star=star, mean={3: "60", 4: "75"}[star], product=product)
    a_decision(dossier, date=date)
    return Certificate.objects.get(dossier=dossier)


def a_past_certificate(product: Product | None = None, **values: Any) -> Certificate:
    """A certificate of before the platform, of which a source states what is said."""
    values = {"source": "Trang thông tin huyện, 07/03/2024", **values}
    if values.get("extended_to"):
        values.setdefault("regrading_filed_on", date(2026, 6, 1))
    return actions.enter_past_certificate(an_act(Role.PROVINCIAL_OFFICER), product or a_product(), **values)


def a_withdrawal(certificate: Certificate, *, date: date = TODAY, ground: str = "b") -> Certificate:
    """The certificate, taken back."""
    actions.withdraw_certificate(
        an_act(Role.PROVINCIAL_OFFICER),
        certificate,
        ground=ground,
        number=f"{next(_numbers)}/QĐ-UBND",
        date=date,
        copy=a_signed_copy(),
    )
    return Certificate.objects.get(pk=certificate.pk)
