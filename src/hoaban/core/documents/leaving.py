"""What an export of everything says of itself: README.txt in Vietnamese and English, made from the models.

Here: the words, and which columns stay here because they are secrets. Not here: writing (everything.py).
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import models

SECRET = re.compile(r"password|secret|private|seed|recovery|.*_secret|(code|link|token|log_in|address)_hash")
"""Columns that let somebody in, or prove that they may come in."""

LEFT_OUT = (
    ("khóa bí mật và khóa ký", "the secret key and the signing key"),
    ("mật khẩu, mã và đường dẫn vào, mã truy cập", "passwords, codes and links to come in, access tokens"),
    ("phiên đăng nhập, việc đang xếp hàng", "sessions, jobs in the queue"),
    ("bộ nhớ trả lời API, lần đăng nhập hỏng", "kept answers of the API, failed log-ins"),
)
KINDS: tuple[tuple[type[models.Field[Any, Any]], str, str], ...] = (
    (models.BooleanField, "đúng/sai", "true/false"),
    (models.DateTimeField, "thời điểm ISO, UTC", "ISO moment, UTC"),
    (models.DateField, "ngày ISO", "ISO day"),
    (models.JSONField, "JSON", "JSON"),
    (models.DecimalField, "số thập phân", "decimal"),
    (models.UUIDField, "mã UUID", "UUID"),
    (models.IntegerField, "số nguyên", "whole number"),
)
ONE_KIND = ("chữ", "text")


def is_secret(field: models.Field[Any, Any]) -> bool:
    """Does this column stay here?"""
    return SECRET.fullmatch(field.attname) is not None


def columns_of(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """The columns that are written out, in the order of the model."""
    return [field for field in model._meta.concrete_fields if not is_secret(field)]


def readme(tables: Sequence[tuple[type[models.Model], int]], files: int, province: str, moment: str) -> str:
    """README.txt: what is here, what is not, and every table with its columns. tables: each with its rows."""
    return "\n".join([*_beginning(files, province, moment), *_left_out(), *_described(tables)]) + "\n"


def _beginning(files: int, province: str, moment: str) -> list[str]:
    return [
        f"HOA BAN – {province}",
        f"Toàn bộ dữ liệu lúc {moment} / Everything, as it stood at {moment}",
        "",
        "tables/<bảng>.jsonl  mỗi dòng một hàng, đúng từng chữ / one row a line, exact",
        "tables/<bảng>.csv    cùng nội dung, mở bằng Excel: ô trống là không có giá trị; chữ dễ bị hiểu là "
        "công thức có dấu ' phía trước",
        "                     the same, for a spreadsheet: an empty cell is no value; a text that looks like "
        "a formula has ' before it",
        f"files/               {files} tệp, theo chủ của tệp / {files} files, by whose they are",
        "files.csv            tên, chủ, cỡ và SHA-256 của từng tệp / name, owner, size and SHA-256 of each",
        "manifest.json        số hàng và SHA-256 của từng bảng / rows and SHA-256 of each table",
        "",
        "Có dữ liệu cá nhân: giữ kín. / This holds personal data: keep it closed.",
        "",
    ]


def _left_out() -> list[str]:
    lines = ["KHÔNG CÓ Ở ĐÂY / NOT HERE"]
    return [*lines, *(f"- {vietnamese} / {english}" for vietnamese, english in LEFT_OUT), ""]


def _described(tables: Sequence[tuple[type[models.Model], int]]) -> Iterator[str]:
    yield "CÁC BẢNG / TABLES"
    for model, rows in tables:
        yield ""
        yield f"{model._meta.label_lower}: {model._meta.verbose_name} ({rows} hàng / rows)"
        yield from (f"  {line}".rstrip() for line in inspect.getdoc(model).splitlines())  # type: ignore[union-attr]
        yield from (f"  - {_column(field)}" for field in columns_of(model))
        secrets = [field.attname for field in model._meta.concrete_fields if is_secret(field)]
        if secrets:
            yield f"  (bí mật, không xuất / secret, left out: {', '.join(secrets)})"


def _column(field: models.Field[Any, Any]) -> str:
    """One column: its name, its label where it has one, what it holds, where it points."""
    if field.is_relation:
        label = field.related_model._meta.label_lower  # type: ignore[union-attr]
        return f"{field.attname}: id của / of {label}"
    vietnamese, english = next(((vi, en) for kind, vi, en in KINDS if isinstance(field, kind)), ONE_KIND)
    said = str(field.verbose_name)
    named = f" “{said}”" if said != field.name.replace("_", " ") else ""
    return f"{field.attname}{named}: {vietnamese} / {english}"
