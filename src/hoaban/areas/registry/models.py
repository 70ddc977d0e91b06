"""Who makes what: producers (chủ thể), products (sản phẩm), and the papers that prove it (minh chứng).

Here: rows and what a database can hold true. Not here: dossiers, which use these rows (areas/dossiers), and
certificates, which point at products (areas/certificates).
"""

from __future__ import annotations

from django.db import models

from hoaban.areas.registry.words import DATA_REQUESTS
from hoaban.core.accounts.models import Holding, User
from hoaban.core.audit.rows import Row
from hoaban.core.documents.models import PublicCode
from hoaban.core.files.models import StoredFile
from hoaban.core.units.models import Unit


class Producer(Row):
    """A producer (chủ thể OCOP, khoản 3 Điều 2): cooperative, group, enterprise, farm or household.

    kind       id of the edition's producer_types; empty where no source says
    source     where a row that was not typed by the producer comes from, in words
    invented   made up for the demonstration, and says so wherever it is shown
    Sensitive (shown to named roles only): representative_ethnic_group, representative_disability; personal:
    representative_address.
    """

    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=200)
    folded_name = models.CharField(max_length=200, db_index=True)
    kind = models.CharField(max_length=40, blank=True)
    commune = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=300, blank=True)
    contact_address = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=15, blank=True)
    email = models.EmailField(blank=True)
    tax_code = models.CharField(max_length=14, blank=True)
    registration_number = models.CharField(max_length=60, blank=True)
    registered_on = models.DateField(null=True)
    representative = models.CharField(max_length=150, blank=True)
    representative_position = models.CharField(max_length=100, blank=True)
    representative_gender = models.CharField(max_length=10, blank=True)
    representative_ethnic_group = models.CharField(max_length=60, blank=True)
    representative_disability = models.CharField(max_length=10, blank=True)
    representative_address = models.CharField(max_length=300, blank=True)
    history = models.TextField(blank=True)
    structure = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)
    invented = models.BooleanField(default=False)
    added_at = models.DateTimeField()

    class Meta:
        verbose_name = "chủ thể"
        constraints = [
            models.UniqueConstraint(
                fields=["tax_code"], condition=~models.Q(tax_code=""), name="one_producer_a_tax_code"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def is_named_elsewhere(self) -> bool:
        """People hold roles for it, or files are kept for it: both by its slug."""
        held = Holding.objects.filter(producer=self.slug)
        return held.exists() or StoredFile.objects.filter(owner=self.slug).exists()


class Product(Row):
    """A product (sản phẩm). Its star is nowhere here: its certificates are asked at the moment of looking.

    criteria_set   id of the edition's set ("QD26-04"), empty until known
    set_confirmed  a person has chosen or confirmed the set; a guess from a name is not shown as a fact
    public_code    the code on its packages, which says its star on the day of looking; not the law's own
                   (mã số sản phẩm), which changes with every assessment
    serial         running number kept by the commune for life (Phụ lục II, mã số sản phẩm); null until a
                   commune is known
    """

    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=200)
    folded_name = models.CharField(max_length=200, db_index=True)
    producer = models.ForeignKey(Producer, null=True, on_delete=models.PROTECT, related_name="products")
    commune = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    criteria_set = models.CharField(max_length=20, blank=True)
    set_confirmed = models.BooleanField(default=False)
    public_code = models.OneToOneField(PublicCode, on_delete=models.PROTECT, related_name="product")
    serial = models.PositiveIntegerField(null=True)
    specification = models.TextField(blank=True)
    story = models.TextField(blank=True)
    gtin = models.CharField(max_length=14, blank=True)
    source = models.CharField(max_length=300, blank=True)
    invented = models.BooleanField(default=False)
    added_at = models.DateTimeField()

    class Meta:
        verbose_name = "sản phẩm"
        constraints = [
            models.UniqueConstraint(fields=["commune", "serial"], name="one_serial_a_commune"),
            models.UniqueConstraint(fields=["producer", "name"], name="one_product_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class ProductPicture(Row):
    """A picture of a product; the first one is the pack's.

    original       as it came in, with whatever the camera wrote into it: never public, kept so that the
                   picture can be drawn anew
    file           what everybody sees, drawn from it: smaller, upright, without EXIF; None until the job has
                   done so
    width, height  of what everybody sees or will see
    """

    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="pictures")
    original = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    caption = models.CharField(max_length=200, blank=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    position = models.PositiveIntegerField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "ảnh sản phẩm"
        ordering = ["position", "id"]

    @property
    def cannot_be_shown(self) -> bool:
        """Did drawing it fail: does the picture break off in the middle?"""
        return self.file_id is None and self.original.renditions.state == "failed"


class Evidence(Row):
    """One paper or picture of a producer (minh chứng), kept once and used in many dossiers.

    kind  id of the edition's evidence kinds (15 of Mẫu số 02)
    """

    producer = models.ForeignKey(Producer, on_delete=models.PROTECT, related_name="evidence")
    kind = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    added_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "minh chứng"

    def __str__(self) -> str:
        return self.title

    @property
    def current(self) -> EvidenceVersion:
        """The newest version; costs no query where the versions were read along (queries.evidence_of)."""
        return self.versions.all()[0]


class EvidenceVersion(Row):
    """One state of a paper: its file, number, issuer, dates. A new photograph is a new version."""

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    paper_number = models.CharField(max_length=100, blank=True)
    issuer = models.CharField(max_length=200, blank=True)
    issued_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    added_at = models.DateTimeField()

    class Meta:
        verbose_name = "bản của minh chứng"
        constraints = [models.UniqueConstraint(fields=["evidence", "number"], name="one_version_a_number")]
        ordering = ["-number"]


class EntryRequest(Row):
    """Somebody asks to be let in for a producer (xin vào), until the commune answers or 30 days are over.

    Then name, phone, tax code, producer's name and photograph are taken out: the row says only that somebody
    asked, and who answered. Nothing of it is public.
    """

    name = models.CharField(max_length=150, blank=True)
    phone = models.CharField(max_length=15, blank=True)
    tax_code = models.CharField(max_length=14, blank=True)
    producer_name = models.CharField(max_length=200, blank=True)
    commune = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed = models.BooleanField(default=False)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "yêu cầu vào"
        indexes = [models.Index(fields=["commune", "answered_at", "asked_at"], name="entry_request_open")]


class SensitiveConsent(Row):
    """The representative's consent that sensitive values are kept (sự đồng ý, Điều 9 Luật 91/2025/QH15).

    text      word for word what was agreed to
    given_by  whose consent it is; taken_by: the account that entered it, theirs or an officer's for them
    """

    producer = models.ForeignKey(Producer, on_delete=models.PROTECT, related_name="sensitive_consents")
    text = models.TextField()
    given_by = models.CharField(max_length=150)
    taken_by = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.BigIntegerField(null=True)

    class Meta:
        verbose_name = "sự đồng ý giữ dữ liệu nhạy cảm"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["producer"],
                condition=models.Q(withdrawn_at=None),
                name="one_standing_consent_a_producer",
            )
        ]


class DataRequest(Row):
    """What somebody asks about the data kept on them (yêu cầu, Điều 13, Điều 14 Luật 91/2025/QH15).

    due_on   the last good day for an answer
    granted  null until it is answered
    """

    class Kind(models.TextChoices):
        CORRECT = "correct", "chỉnh sửa"
        ERASE = "erase", "xóa"

    producer = models.ForeignKey(Producer, on_delete=models.PROTECT, related_name="data_requests")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    text = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.BigIntegerField(null=True)
    due_on = models.DateField()
    granted = models.BooleanField(null=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.BigIntegerField(null=True)

    class Meta:
        verbose_name = "yêu cầu về dữ liệu cá nhân"
        ordering = ["-id"]

    @property
    def kind_words(self) -> str:
        """What is asked for, in the language of the page."""
        return str(DATA_REQUESTS[self.kind])
