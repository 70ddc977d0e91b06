"""./hoaban restore FILE: a back-up into an empty place."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from typing import Any

from hoaban.cli import CommandError
from hoaban.cli.options import split
from hoaban.core.audit.contents import BadArchive, Origin, origin_of

USAGE = "cách dùng: hoaban restore FILE     khôi phục một bản sao lưu vào nơi trống"


def run(arguments: list[str]) -> int:
    """Read the back-up, prove its log, and say what came in."""
    if {"--help", "-h"} & set(arguments):
        print(USAGE)
        return 0
    path = Path(split(arguments, USAGE).the_only("tệp", USAGE))
    try:
        given = _settings()
        key = given.backup.key_file.read_bytes() if given.backup.key_file else None
        origin = origin_of(path, key)
        province = _province_given(given, origin)
        # only now: this makes the data folder, its keys and its tables; the province comes from the back-up
        importlib.import_module("hoaban.config.start").prepare(found=False)
        rows = importlib.import_module("hoaban.core.audit.archive").read_archive(path, key)
    except BadArchive as wrong:
        raise CommandError(str(wrong)) from wrong
    proof = importlib.import_module("hoaban.core.audit.chain").verify()
    print(f"Đã khôi phục {rows} dòng, đầu chuỗi nhật ký {proof.head}", file=sys.stderr)
    if province != origin.province:
        print(f"Từ nay luôn đặt HOABAN_PROVINCE={origin.province}", file=sys.stderr)
    if not proof.ok:
        print(f"Nhật ký không khớp: {proof.first}", file=sys.stderr)
    return 0 if proof.ok else 1


def _settings() -> Any:
    settings = importlib.import_module("hoaban.config.given")
    try:
        return settings.read()
    except settings.BadSetting as wrong:
        raise CommandError(str(wrong)) from wrong


def _province_given(given: Any, origin: Origin) -> str:
    """The province of the settings, the usual one where none is set; any other kind or province than the
    back-up's is refused: what is restored under the wrong settings could never be started."""
    if origin.demo != given.demo:
        kind, value = ("minh họa", 1) if origin.demo else ("thật", 0)
        raise CommandError(
            f"đây là bản sao lưu của một bản {kind}: hãy đặt HOABAN_DEMO={value} rồi khôi phục lại."
        )
    province = str(given.province)
    if os.environ.get("HOABAN_PROVINCE") and province != origin.province:
        raise CommandError(
            f"đây là bản sao lưu của tỉnh mã {origin.province}, không phải {province}: "
            f"hãy đặt HOABAN_PROVINCE={origin.province} rồi khôi phục lại."
        )
    return province
