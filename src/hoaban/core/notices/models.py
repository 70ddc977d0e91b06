"""Notices (thông báo): what the platform tells a person, a commune or a producer. Kept, never sent twice."""

from __future__ import annotations

from django.db import models

from hoaban.core.accounts.models import User
from hoaban.core.audit.rows import Row


class Notice(Row):
    """One message to everybody who holds a role in one place, or to one person.

    user     the one person it is for; null where it is for a role
    subject  what it is about, as people call it: HS-2026-0001
    address  the page it leads to
    """

    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40, blank=True)
    unit = models.CharField(max_length=5, blank=True)
    producer = models.SlugField(max_length=120, blank=True)
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    subject = models.CharField(max_length=60, blank=True)
    address = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = "thông báo"
        indexes = [models.Index(fields=["role", "unit", "producer", "-at"], name="notice_desk")]
