"""Dossiers (hồ sơ sản phẩm) from the first answer to the province's intake, and where each stands.

Here: rows and what a database can hold true. Not here: which move is possible (moves.py), scoring
(programme/), rounds and marks (areas/council), decisions (areas/certificates).
"""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils.translation import gettext as _

from hoaban.areas.dossiers.words import PAPER_STEP_WORDS, STATE_WORDS, State
from hoaban.areas.registry.models import Evidence, EvidenceVersion, Producer, Product
from hoaban.core.audit.rows import Row
from hoaban.core.files.models import StoredFile
from hoaban.core.moves import Move
from hoaban.core.units.models import Unit


class Dossier(Row):
    """One product's request to be graded (hồ sơ sản phẩm, khoản 1 Điều 6).

    code         HS-<year>-<4 digits>, never reused
    kind         id of the edition's dossier_kinds: first, upgrade, regrading
    edition      id of the edition it is judged by; fixed at the first filing, until then that in force
    due_on       the last good day of the commune's 15 working days, from the edition; null before receipt
    typed_by_officer  an officer typed for the producer, with consent (DossierConsent); every reader is told
    registration_number, province_number   "Phiếu số" of Mẫu số 01, the commune's and the province's, each
                 with the running number (…_serial) it is made of
    paper_stage  the state it had reached on paper when the office entered it; "" where it began here. Numbers
                 and days up to that state are those of the paper, written down, not made here
    paper_entered_on, paper_entered_by_name   when and by whom it was entered; every reader is told
    scan         the paper dossier, scanned: what was filed is this
    """

    code = models.CharField(max_length=14, unique=True)
    kind = models.CharField(max_length=20, default="first")
    edition = models.CharField(max_length=60)
    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="dossiers")
    commune = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=24, choices=[(s.value, STATE_WORDS[s]) for s in State], db_index=True)
    opened_at = models.DateTimeField()
    opened_by = models.BigIntegerField(null=True)
    typed_by_officer = models.BooleanField(default=False)

    materials_technology = models.TextField(blank=True)
    quality_changes = models.TextField(blank=True)
    markets = models.TextField(blank=True)
    results = models.TextField(blank=True)
    plan = models.TextField(blank=True)
    sample_count = models.PositiveIntegerField(null=True)
    declared_by = models.CharField(max_length=150, blank=True)

    filed_on = models.DateField(null=True)
    filed_at = models.DateTimeField(null=True)
    received_on = models.DateField(null=True)
    received_by = models.BigIntegerField(null=True)
    received_by_name = models.CharField(max_length=150, blank=True)
    registration_number = models.CharField(max_length=60, blank=True)
    registration_serial = models.PositiveIntegerField(null=True)
    due_on = models.DateField(null=True)
    letter = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    letter_number = models.CharField(max_length=60, blank=True)
    letter_date = models.DateField(null=True)
    samples_noted = models.PositiveIntegerField(null=True)
    forwarded_on = models.DateField(null=True)
    forwarded_by = models.BigIntegerField(null=True)
    taken_in_on = models.DateField(null=True)
    taken_in_by_name = models.CharField(max_length=150, blank=True)
    province_number = models.CharField(max_length=60, blank=True)
    province_serial = models.PositiveIntegerField(null=True)

    paper_stage = models.CharField(max_length=24, blank=True)
    paper_entered_on = models.DateField(null=True)
    paper_entered_by_name = models.CharField(max_length=150, blank=True)
    scan = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "hồ sơ"
        constraints = [
            models.UniqueConstraint(
                fields=["product"],
                condition=~models.Q(
                    state__in=[
                        "recognised",
                        "sent_to_ministry",
                        "not_recognised",
                        "withdrawn_by_producer",
                        "entry_cancelled",
                    ]
                ),
                name="one_open_dossier_a_product",
            ),
            models.UniqueConstraint(
                fields=["registration_number"],
                condition=~models.Q(registration_number="") & ~models.Q(state="entry_cancelled"),
                name="one_dossier_a_registration_number",
            ),
            models.UniqueConstraint(
                fields=["province_number"],
                condition=~models.Q(province_number="") & ~models.Q(state="entry_cancelled"),
                name="one_dossier_a_province_number",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def producer(self) -> Producer:
        """Its producer: none is opened without (actions/open_dossier.py)."""
        if self.product.producer is None:
            raise LookupError(f"{self.code}: no producer")
        return self.product.producer

    @property
    def state_words(self) -> str:
        """The state in Vietnamese, as the glossary has it."""
        return str(STATE_WORDS[State(self.state)])

    @property
    def paper_words(self) -> str:
        """What every reader of a dossier entered from paper is told; "" of one that began here."""
        if self.paper_entered_on is None:
            return ""
        return _("nhập từ hồ sơ giấy ngày %(day)s") % {"day": f"{self.paper_entered_on:%d/%m/%Y}"}

    def enter(self, move: Move, at: datetime) -> None:
        """Stand in the state the move leads to. The step itself is kept by the action (Step)."""
        self.state = move.to


class Step(Row):
    """One move a dossier made: from, to, when, by whom in which role. The stations are made of these."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="steps")
    move = models.CharField(max_length=40)
    from_state = models.CharField(max_length=24)
    to_state = models.CharField(max_length=24)
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    role = models.CharField(max_length=40, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        verbose_name = "bước của hồ sơ"
        ordering = ["id"]

    @property
    def words(self) -> str:
        """The state it led to, in Vietnamese; where it was entered from paper, that it stood there."""
        reached = str(STATE_WORDS[State(self.to_state)])
        of_paper = PAPER_STEP_WORDS.get(self.move)
        return str(of_paper) % {"state": reached} if of_paper else reached


class SelfAnswer(Row):
    """The producer's own answer to a criterion (Mẫu số 02, phần III); option null: no line is met."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="answers")
    criterion = models.CharField(max_length=20)
    option = models.CharField(max_length=20, null=True)
    note = models.TextField(blank=True)
    answered_at = models.DateTimeField()
    answered_by = models.BigIntegerField(null=True)

    class Meta:
        verbose_name = "câu tự đánh giá"
        constraints = [
            models.UniqueConstraint(fields=["dossier", "criterion"], name="one_answer_a_criterion")
        ]


class AnswerEvidence(Row):
    """A paper of the library put beside an answer."""

    answer = models.ForeignKey(SelfAnswer, on_delete=models.PROTECT, related_name="papers")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "minh chứng của câu trả lời"
        constraints = [models.UniqueConstraint(fields=["answer", "evidence"], name="one_paper_an_answer")]


class DossierConsent(Row):
    """The producer's consent that an officer types for them (đồng ý cho nhập hộ), with the words agreed."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="consents")
    given_by = models.CharField(max_length=150)
    taken_by = models.BigIntegerField(null=True)
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        verbose_name = "sự đồng ý cho nhập hộ"


class Writer(Row):
    """Somebody who wrote in the dossier: opened it, answered, reported, filed or completed it.

    A person who wrote in it neither closes the commune's proposal nor scores it (khoản 2 Điều 4).
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="writers")
    user_id = models.BigIntegerField()
    role = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = "người viết hồ sơ"
        constraints = [models.UniqueConstraint(fields=["dossier", "user_id"], name="one_writer_a_dossier")]


class Snapshot(Row):
    """What was filed, frozen at filing: answers, forms, evidence by hash, edition. Never changed.

    content  plain JSON, its shape in queries/filing.py, content_of; sha256 over its canonical text
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="snapshots")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = "bản hồ sơ đã nộp"
        constraints = [models.UniqueConstraint(fields=["dossier", "number"], name="one_snapshot_a_number")]


class SnapshotPaper(Row):
    """One paper as it was filed: the version of that day."""

    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="papers")
    version = models.ForeignKey(EvidenceVersion, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "minh chứng đã nộp"


class Fault(Row):
    """One thing to mend, pinned to its place: of a return before receipt, or of the province's completion.

    place    where: the id of a criterion, a form's field, a part of the dossier or a kind of evidence
    what     what is wrong; todo: what to do
    """

    class Of(models.TextChoices):
        RETURN = "return", "xã trả lại trước khi tiếp nhận"
        COMPLETION = "completion", "tỉnh yêu cầu hoàn thiện"

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="faults")
    of = models.CharField(max_length=12, choices=Of.choices)
    batch = models.PositiveIntegerField(help_text="lần yêu cầu thứ mấy")
    place = models.CharField(max_length=60)
    what = models.TextField()
    todo = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    mended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "chỗ cần sửa"
        ordering = ["id"]


class Appraisal(Row):
    """What the commune says on one of the matters (Mẫu số 03, điểm a khoản 2 Điều 7): words, no points."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="appraisals")
    matter = models.CharField(max_length=40)
    text = models.TextField()
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)

    class Meta:
        verbose_name = "ý kiến thẩm định của xã"
        constraints = [models.UniqueConstraint(fields=["dossier", "matter"], name="one_appraisal_a_matter")]
