"""Rounds (đợt), the council (hội đồng) with its seats, what its members mark, and what came of it.

Here: rows and what a database can hold true. Not here: how marks become a star (programme/panel.py), what
happens to the dossier (areas/dossiers), decisions (areas/certificates).
"""

from __future__ import annotations

from django.db import models

from hoaban.areas.council.words import (
    ENTRY_WORDS,
    ROUND_WORDS,
    SHEET_WORDS,
    EntryState,
    RoundState,
    SheetState,
)
from hoaban.areas.dossiers.models import Dossier
from hoaban.core.accounts.models import User
from hoaban.core.audit.rows import Row


class Round(Row):
    """One dated batch of grading at the province (đợt đánh giá, Điều 5).

    code        <year>-<number in the year>: "2026-2"
    round_id    id of the edition's round ("province-2"), empty for an extra round
    proposals_through, hold_through   last good days, from the edition; an extra round names its own
    regulation, plan   for an extra round: the Quy chế and the grading plan it rests on (khoản 1 Điều 5)
    """

    code = models.CharField(max_length=12, unique=True)
    year = models.PositiveIntegerField()
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=100)
    edition = models.CharField(max_length=60)
    round_id = models.CharField(max_length=40, blank=True)
    proposals_through = models.DateField(null=True)
    hold_through = models.DateField()
    regulation = models.CharField(max_length=200, blank=True)
    plan = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=12, choices=[(s.value, ROUND_WORDS[s]) for s in RoundState])
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "đợt đánh giá"
        constraints = [models.UniqueConstraint(fields=["year", "number"], name="one_round_a_number")]

    def __str__(self) -> str:
        return self.name


class Council(Row):
    """The council of one round (điểm b khoản 3 Điều 7), its rules fixed on that day.

    secretary  who keeps this council's papers (thư ký); null: whoever holds the role
    settings   quorum, quorum_needs_chair, max_spread, gate_rule, … as they held when it was appointed
    """

    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="council")
    decision_number = models.CharField(max_length=60)
    decision_date = models.DateField()
    regulation_number = models.CharField(max_length=60)
    regulation_date = models.DateField(null=True)
    secretary = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    settings = models.JSONField()
    appointed_at = models.DateTimeField()

    class Meta:
        verbose_name = "hội đồng"

    @property
    def quorum_told(self) -> str:
        """The share that must score, as it is written here: 0,75 or 2/3."""
        return str(self.settings.get("quorum", "")).replace(".", ",")


class Seat(Row):
    """One member's seat (ghế). kind: id of a seat of the edition's council; scores: their sheet counts."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="seats")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    agency = models.CharField(max_length=200, blank=True)
    chair = models.BooleanField(default=False)
    scores = models.BooleanField(default=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "ghế hội đồng"
        constraints = [models.UniqueConstraint(fields=["council", "user"], name="one_seat_a_person")]


class Entry(Row):
    """One dossier's place in a round.

    criteria_set  id of the set it is scored by, as it was filed
    pass_number   1, then 2 when the spread asked for marks anew
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="entries")
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="entries")
    criteria_set = models.CharField(max_length=20)
    position = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=[(s.value, ENTRY_WORDS[s]) for s in EntryState])
    pass_number = models.PositiveIntegerField(default=1)
    added_at = models.DateTimeField()

    class Meta:
        verbose_name = "sản phẩm trong đợt"
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"], condition=~models.Q(state="postponed"), name="one_round_a_dossier"
            )
        ]


class AdvisoryReport(Row):
    """What the advisory team found (báo cáo của Tổ tư vấn, điểm c khoản 3 Điều 7)."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="advisory_report")
    text = models.TextField()
    visited_on = models.DateField(null=True)
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)

    class Meta:
        verbose_name = "báo cáo của Tổ tư vấn"


class AdvisoryOpinion(Row):
    """The team's opinion on one criterion; a member sees it only after choosing for themselves."""

    report = models.ForeignKey(AdvisoryReport, on_delete=models.PROTECT, related_name="opinions")
    criterion = models.CharField(max_length=20)
    option = models.CharField(max_length=20, null=True)
    note = models.TextField(blank=True)

    class Meta:
        verbose_name = "ý kiến của Tổ tư vấn"
        constraints = [
            models.UniqueConstraint(fields=["report", "criterion"], name="one_opinion_a_criterion")
        ]


class Recusal(Row):
    """A member who does not mark this product (không tham gia chấm), and why; others see only the number."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="recusals")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="recusals")
    ground = models.CharField(max_length=40)
    declared_by = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = "không tham gia chấm"
        constraints = [models.UniqueConstraint(fields=["entry", "seat"], name="one_recusal_a_member")]


class Sheet(Row):
    """One member's sheet on one product in one pass (phiếu chấm)."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="sheets")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="sheets")
    pass_number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=[(s.value, SHEET_WORDS[s]) for s in SheetState])
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "phiếu chấm"
        constraints = [
            models.UniqueConstraint(fields=["entry", "seat", "pass_number"], name="one_sheet_a_pass")
        ]


class Mark(Row):
    """One member's choice for one criterion (điểm chấm). option null: none of the lines is met, 0 points."""

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="marks")
    criterion = models.CharField(max_length=20)
    option = models.CharField(max_length=20, null=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = "điểm chấm"
        constraints = [models.UniqueConstraint(fields=["sheet", "criterion"], name="one_mark_a_criterion")]


class SheetKnockOut(Row):
    """A member says the dossier is to be excluded (hồ sơ bị loại), with the reason for the minutes."""

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="knock_outs")
    knock_out = models.CharField(max_length=20)
    reason = models.TextField()
    at = models.DateTimeField()

    class Meta:
        verbose_name = "đề nghị loại"
        constraints = [models.UniqueConstraint(fields=["sheet", "knock_out"], name="one_knock_out_a_sheet")]


class Result(Row):
    """What a pass gave, as programme.panel worked it out, with every reason. Never typed in.

    content  the panel's result: totals by seat, mean, spread, band, star, limits, reasons (plain JSON)
    final    this pass stands; false for a first pass whose spread asked for marks anew
    """

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="results_of_passes")
    pass_number = models.PositiveIntegerField()
    star = models.PositiveIntegerField(null=True)
    mean = models.CharField(max_length=60, help_text="phân số đúng, ví dụ 214/3")
    content = models.JSONField()
    final = models.BooleanField()
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)

    class Meta:
        verbose_name = "kết quả hội đồng"
        constraints = [models.UniqueConstraint(fields=["entry", "pass_number"], name="one_result_a_pass")]


class Minutes(Row):
    """The record of the council (biên bản): printed and signed outside Hoa Ban, with the audit head."""

    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="minutes")
    content = models.JSONField()
    audit_head = models.CharField(max_length=12)
    at = models.DateTimeField()

    class Meta:
        verbose_name = "biên bản"


class Submission(Row):
    """The office's submission to the chairman (tờ trình, điểm đ khoản 3 Điều 7)."""

    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="submission")
    number = models.CharField(max_length=60)
    date = models.DateField()
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)

    class Meta:
        verbose_name = "tờ trình"
