"""Decisions (quyết định) and certificates (giấy chứng nhận): what makes a star public, for how long, and
its code.

Here: rows and what a database can hold true. Not here: whether a certificate is valid — that is asked of
the day of looking (queries.py) and never stored.
"""

from __future__ import annotations

from django.db import models

from hoaban.areas.dossiers.models import Dossier
from hoaban.areas.registry.models import Product
from hoaban.core.accounts.models import Holding
from hoaban.core.audit.rows import Row
from hoaban.core.documents.models import PublicCode
from hoaban.core.files.models import StoredFile


class Decision(Row):
    """An act of the competent authority, entered by the office from its signed copy (DESIGN, principle 10).

    number, date  as printed; the date is the event certificate-issued, never in the future. Empty or null
                  only for a decision of before the platform of which a source does not give it
    copy          the signed copy, PDF or picture; null only for a decision of before the platform
    audit_head    the first 12 signs of the audit's head before this entry: printed beside it, so that a
                  chain made anew is found
    """

    class Kind(models.TextChoices):
        RECOGNITION = "recognition", "công nhận và cấp giấy chứng nhận"
        RESULT_APPROVAL = "result_approval", "phê duyệt kết quả, gửi Bộ"
        WITHDRAWAL = "withdrawal", "thu hồi giấy chứng nhận"

    kind = models.CharField(max_length=20, choices=Kind.choices)
    number = models.CharField(max_length=60, blank=True)
    date = models.DateField(null=True)
    issuer = models.CharField(max_length=200, blank=True)
    copy = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    audit_head = models.CharField(max_length=12)
    entered_at = models.DateTimeField()
    entered_by = models.BigIntegerField(null=True)

    class Meta:
        verbose_name = "quyết định"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "number", "date", "issuer"], name="one_decision_a_number"
            ),
            models.CheckConstraint(
                condition=models.Q(copy=None) | (models.Q(date__isnull=False) & ~models.Q(number="")),
                name="own_decision_has_number_and_date",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Ruling(Row):
    """What a decision says about one dossier: its star, or that none is recognised, from the council's
    result.

    decision  null where the law knows no act (1 and 2 stars, knocked out: điểm a khoản 1 Điều 4)
    """

    decision = models.ForeignKey(Decision, null=True, on_delete=models.PROTECT, related_name="rulings")
    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="ruling")
    star = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        verbose_name = "nội dung quyết định về một hồ sơ"


class ResultNotice(Row):
    """The written notice of a result to commune and producer (thông báo kết quả, điểm g khoản 3 Điều 7)."""

    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="result_notice")
    number = models.CharField(max_length=60)
    date = models.DateField()
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)

    class Meta:
        verbose_name = "thông báo kết quả"


class SigningKey(Row):
    """A public key that has signed codes of this installation. Old keys stay: packages carry their
    signatures.

    kid  the key's id in a code's payload; x: the public key, base64url, as JWKS writes it
    """

    stays = True
    kid = models.CharField(max_length=16, unique=True)
    x = models.CharField(max_length=64, unique=True)
    first_used_at = models.DateTimeField()

    class Meta:
        verbose_name = "khóa ký"

    def __str__(self) -> str:
        return self.kid


class Certificate(Row):
    """A certificate (giấy chứng nhận, khoản 3 Điều 4), of the platform or of before it.

    Every field of one of before may be unknown: null or empty. star null: a source says "OCOP" and no star.
    valid_to      last day, from the edition; null where no source gives it
    lapses_after  after this day it has lapsed for certain: the last day where that is known, extension
                  included; else what the year of recognition and the edition's term leave room for; null
                  where nothing is known
    year          year of recognition, where no more is known
    extended_to   last day of an extension under khoản 3 Điều 12; regrading_filed_on: the filing it rests on
    source        where a certificate of before comes from, in words; empty for the platform's own
    token         the signed QR payload (DESIGN §5.3); empty where the end or the star is unknown
    """

    code = models.OneToOneField(PublicCode, on_delete=models.PROTECT, related_name="certificate")
    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="certificates")
    dossier = models.OneToOneField(Dossier, null=True, on_delete=models.PROTECT, related_name="certificate")
    decision = models.ForeignKey(Decision, null=True, on_delete=models.PROTECT, related_name="certificates")
    number = models.CharField(max_length=60, blank=True)
    star = models.PositiveIntegerField(null=True)
    issuer = models.CharField(max_length=200, blank=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    lapses_after = models.DateField(null=True)
    year = models.PositiveIntegerField(null=True)
    extended_to = models.DateField(null=True)
    regrading_filed_on = models.DateField(null=True)
    token = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)
    entered_at = models.DateTimeField()

    class Meta:
        verbose_name = "giấy chứng nhận"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(lapses_after__isnull=False),
                name="known_end_lapses",
            ),
            models.CheckConstraint(
                condition=models.Q(dossier=None) | models.Q(decision__isnull=False, valid_to__isnull=False),
                name="own_certificate_has_decision_and_end",
            ),
            models.CheckConstraint(
                condition=models.Q(dossier__isnull=False) | ~models.Q(source=""),
                name="past_certificate_has_source",
            ),
        ]

    @property
    def is_own(self) -> bool:
        """Was it issued on this platform?"""
        return self.dossier_id is not None


class Withdrawal(Row):
    """A certificate taken back (thu hồi, Điều 8). The ground is never shown in public.

    ground        id of the edition's withdrawal grounds ("đ")
    concluded_on  the conclusion or confirmation that starts the 15 days, where the office has entered it
    """

    certificate = models.OneToOneField(Certificate, on_delete=models.PROTECT, related_name="withdrawal")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="withdrawals")
    ground = models.CharField(max_length=4)
    concluded_on = models.DateField(null=True)
    withdrawn_on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        verbose_name = "thu hồi"


class Call(Row):
    """A telephone call about a certificate that ends (ghi cuộc gọi): the office's own record, no act of law.

    outcome      one of a closed list (words.py)
    promised_on  the day the producer promised to file or to answer by
    by_name      who called, as they were named then
    """

    class Outcome(models.TextChoices):
        PROMISED = "promised", "hẹn ngày nộp hồ sơ"
        TALKED = "talked", "đã nói chuyện, chưa hẹn"
        NEEDS_HELP = "needs_help", "cần xã giúp làm hồ sơ"
        NOT_RENEWING = "not_renewing", "không làm lại hồ sơ"
        NO_ANSWER = "no_answer", "không nghe máy"
        WRONG_NUMBER = "wrong_number", "sai số"

    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="calls")
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    note = models.CharField(max_length=500, blank=True)
    promised_on = models.DateField(null=True)
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150, blank=True)

    class Meta:
        verbose_name = "cuộc gọi về giấy chứng nhận"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(outcome="promised") | models.Q(promised_on__isnull=False),
                name="a_promise_has_its_day",
            )
        ]


class MakingAnswer(Row):
    """What a producer says of a product whose certificate ends: still made, stopped, or made by another.

    packs_left  printed packs that still bear the star; null: not said
    """

    class Making(models.TextChoices):
        STILL = "still", "vẫn làm"
        STOPPED = "stopped", "không làm nữa"
        CHANGED_OWNER = "changed_owner", "đã sang chủ khác"

    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="making_answers")
    making = models.CharField(max_length=20, choices=Making.choices)
    packs_left = models.PositiveIntegerField(null=True)
    note = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)

    class Meta:
        verbose_name = "trả lời còn làm sản phẩm"
        ordering = ["-id"]


class CalendarFeed(Row):
    """A secret address at which a calendar program reads the clock as one person in one role may see it.

    secret_hash  how the secret is kept: it cannot be read back
    ended_at     when it was revoked; it also answers nothing once the role has ended
    """

    holding = models.ForeignKey(Holding, on_delete=models.PROTECT, related_name="calendar_feeds")
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "địa chỉ lịch"
        constraints = [
            models.UniqueConstraint(
                fields=["holding"], condition=models.Q(ended_at=None), name="one_calendar_feed_a_holding"
            )
        ]
