"""Units (đơn vị hành chính) with their history, the province served here, and what it has set."""

from __future__ import annotations

from django.db import models

from hoaban.core.audit.rows import Row


class Installation(Row):
    """The one province this installation serves, fixed at the first start, and whether it holds the demo."""

    province_code = models.CharField(max_length=2, unique=True)
    demo = models.BooleanField()

    class Meta:
        verbose_name = "bản cài đặt"


class Unit(Row):
    """A province or a commune (xã, phường, đặc khu) of today, by the codes of Quyết định 19/2025/QĐ-TTg."""

    class Level(models.TextChoices):
        PROVINCE = "province", "tỉnh, thành phố"
        COMMUNE = "commune", "xã, phường, đặc khu"

    code = models.CharField(max_length=5, unique=True)
    level = models.CharField(max_length=10, choices=Level.choices)
    name = models.CharField(max_length=120)
    full_name = models.CharField(max_length=150)
    folded_name = models.CharField(max_length=150, db_index=True)
    slug = models.SlugField(max_length=150, unique=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True)

    class Meta:
        verbose_name = "đơn vị hành chính"

    def __str__(self) -> str:
        return self.full_name

    @property
    def named(self) -> str:
        """As it stands inside a Vietnamese sentence: "tỉnh Điện Biên", "thành phố Huế", "xã Mường Phăng"."""
        return self.full_name[0].lower() + self.full_name[1:]


class FormerUnit(Row):
    """A commune, ward or township before 1/7/2025, and the unit of today its land went to."""

    old_code = models.CharField(max_length=5)
    full_name = models.CharField(max_length=150)
    folded_name = models.CharField(max_length=150, db_index=True)
    district = models.CharField(max_length=150)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="former")
    whole = models.BooleanField(help_text="cả đơn vị cũ nhập vào một đơn vị mới")
    proposed = models.BooleanField(help_text="đơn vị mới được gợi ý khi chỉ biết tên cũ")

    class Meta:
        verbose_name = "đơn vị hành chính cũ"


class ProvinceSetting(Row):
    """One thing the law leaves open (province_settings of the edition) as this province's Quy chế sets it."""

    key = models.CharField(max_length=60, unique=True)
    value = models.JSONField()
    regulation = models.CharField(max_length=200, help_text="số, ngày của Quy chế")

    class Meta:
        verbose_name = "quy định riêng của tỉnh"
