"""How much lies here, and whether there is room for more: a producer has 2 GB unless the operator set it."""

from __future__ import annotations

from django.conf import settings
from django.db.models import Sum
from django.utils.translation import gettext as _

from hoaban.core.files.kinds import MEGABYTE
from hoaban.core.files.models import StoredFile
from hoaban.core.files.permissions import PROVINCE
from hoaban.core.files.uploads import Upload, uploads_under_way
from hoaban.core.permissions import ALLOWED, Refusal, Verdict

GIGABYTE = 1 << 30


def room_for(owner: str, size: int, *, besides: Upload | None = None) -> Verdict:
    """Is there room for so many bytes more? Counts what is stored and what is announced.

    Communes' codes and "province" are no producers' slugs and have no limit of stored files: their papers are
    the office's own.
    """
    announced = sum(
        upload.length
        for upload in uploads_under_way()
        if upload.owner == owner and (besides is None or upload.id != besides.id)
    )
    stored = 0 if is_of_office(owner) else bytes_of(owner)
    if stored + announced + size <= settings.LARGEST_LIBRARY:
        return ALLOWED
    return Refusal(
        "library-full",
        _("Tủ giấy tờ đã gần đầy %(limit)s, không còn chỗ cho tệp này. Gửi tệp nhỏ hơn, hoặc báo tỉnh.")
        % {"limit": _plain(settings.LARGEST_LIBRARY)},
    )


def _plain(size: int) -> str:
    whole, rest = divmod(size, GIGABYTE)
    return f"{size // MEGABYTE} MB" if rest else f"{whole} GB"


def bytes_of(owner: str) -> int:
    """What the owner's files come to."""
    return StoredFile.objects.filter(owner=owner).aggregate(sum=Sum("size"))["sum"] or 0


def is_of_office(owner: str) -> bool:
    """Is this the code of a unit, or the province?"""
    return owner == PROVINCE or owner.isdigit()


def newest_contents(most: int) -> list[str]:
    """The hashes of the files stored last."""
    return list(dict.fromkeys(StoredFile.objects.order_by("-pk").values_list("sha256", flat=True)[:most]))


def bytes_of_all() -> int:
    """What all files come to."""
    return StoredFile.objects.aggregate(sum=Sum("size"))["sum"] or 0
