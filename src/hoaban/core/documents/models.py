"""Every code that was printed (mã công khai, DESIGN §5.3), in one table for all kinds, and the papers that
bear one.

Here: the codes, and of a paper as much as its code may tell anybody. Not here: what a code says on a day
(areas/certificates/queries/checking.py); what stands in a paper (the area that writes it). A certificate and
a product point at their code themselves.
"""

from __future__ import annotations

from django.db import models

from hoaban.core.audit.rows import Row


class PublicCode(Row):
    """A code printed on packages and papers (DB-7K2M9Q), of a certificate, a product or a paper. Never given
    twice, whatever the kind, and never taken back."""

    class Kind(models.TextChoices):
        CERTIFICATE = "certificate", "giấy chứng nhận"
        PRODUCT = "product", "sản phẩm"
        DOCUMENT = "document", "văn bản"

    stays = True
    code = models.CharField(max_length=9, unique=True)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = "mã công khai"

    def __str__(self) -> str:
        return self.code


class IssuedPaper(Row):
    """A paper that the platform has issued (văn bản), as far as its code tells anybody: no person, nothing of
    a dossier. The paper itself is drawn from the rows of its area; the signed copy binds.

    about       code of the dossier or round it was issued of; not shown
    number      as printed; empty where it is written in by hand at signing
    date, unit  the day and the body that stand on it
    audit_head  the first 12 signs of the audit's head before this entry, printed on it
    """

    class Kind(models.TextChoices):
        RECEIPT = "receipt", "biên nhận hồ sơ"
        APPRAISAL = "appraisal", "báo cáo thẩm định (Mẫu số 03)"
        MINUTES = "minutes", "biên bản họp Hội đồng"
        RESULT_LETTER = "result_letter", "thông báo kết quả"

    code = models.OneToOneField(PublicCode, on_delete=models.PROTECT, related_name="paper")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    about = models.CharField(max_length=60)
    number = models.CharField(max_length=60, blank=True)
    date = models.DateField()
    unit = models.CharField(max_length=200)
    audit_head = models.CharField(max_length=12)
    issued_at = models.DateTimeField()

    class Meta:
        verbose_name = "văn bản đã phát hành"
        constraints = [models.UniqueConstraint(fields=["kind", "about"], name="one_paper_of_a_kind")]
