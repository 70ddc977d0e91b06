"""Making an installation ready: folder, keys, tables, the province.

Done at every start; the second time it changes nothing.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from pathlib import Path

from hoaban.config import given


class NotReady(Exception):
    """The installation cannot start; the message says why and what to do."""


def prepare(*, found: bool = True) -> None:
    """Set Django up and bring the data up to date. Ends the program with one clear line where it cannot."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoaban.config.settings")
    try:
        _prepare(found=found)
    except (given.BadSetting, NotReady) as wrong:
        print(f"hoaban: {wrong}", file=sys.stderr)
        raise SystemExit(2) from wrong


def _prepare(*, found: bool) -> None:
    os.umask(0o077)  # what lies in the data folder is nobody else's to read
    _make_folders(given.read())
    _set_up()
    from django.conf import settings

    _check_data_folder(settings.GIVEN)
    connect()
    _find_store()
    _migrate()
    if found:
        _found(settings.GIVEN)


def _make_folders(settings: given.Given) -> None:
    """Every folder that is written to: asked before the settings make keys there."""
    folders = [("HOABAN_DATA_DIR", settings.data_dir)]
    if settings.s3 is None:
        folders.append(("HOABAN_FILES_URL", settings.files_dir))
    for name, folder in folders:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                pass
        except OSError as wrong:
            raise NotReady(
                f"{name}: không ghi được vào thư mục {folder}. "
                f"Đặt {name} là một thư mục mà người chạy Hoa Ban ghi được."
            ) from wrong


def connect() -> None:
    """The database answers, or it is said which setting names it."""
    from django.db import DatabaseError, connection

    place = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite" and not Path(place).parent.is_dir():
        raise NotReady(
            f"HOABAN_DATABASE_URL: không có thư mục {Path(place).parent}; hãy tạo thư mục đó trước."
        )
    try:
        connection.ensure_connection()
    except DatabaseError as wrong:
        if connection.vendor == "sqlite":
            raise NotReady(
                f"HOABAN_DATABASE_URL: {place} không phải cơ sở dữ liệu SQLite mở và ghi được; "
                "hãy ghi một tệp khác."
            ) from wrong
        where = f"{connection.settings_dict['HOST'] or 'máy này'} {connection.settings_dict['PORT']}".strip()
        raise NotReady(
            f"HOABAN_DATABASE_URL: không vào được cơ sở dữ liệu {place} tại {where}. "
            "Xem máy chủ PostgreSQL có đang chạy, và địa chỉ, tên, mật khẩu có đúng."
        ) from wrong


def _find_store() -> None:
    """The store of files answers, where it is not a folder: asked before any row relies on it."""
    from django.conf import settings

    from hoaban.core.files import store

    if settings.GIVEN.s3 and (why := store.why_away()):
        raise NotReady(
            f"HOABAN_FILES_URL: không vào được kho {settings.GIVEN.s3.bucket} ({why}). Xem máy chủ kho có "
            "đang chạy, kho có tên ấy, và HOABAN_S3_ENDPOINT, HOABAN_S3_ACCESS_KEY, HOABAN_S3_SECRET_KEY."
        )


def _set_up() -> None:
    import django

    django.setup()


def _check_data_folder(settings: given.Given) -> None:
    """The demo is never loaded into real data, nor real work done in the demo's."""
    mark = settings.data_dir / "kind"
    kind = "demo" if settings.demo else "real"
    if not mark.exists():
        mark.write_text(kind, encoding="ascii")
    if mark.read_text(encoding="ascii").strip() != kind:
        raise NotReady(
            f"thư mục dữ liệu {settings.data_dir} không phải của bản {_kind_words(settings.demo)}. "
            "Đặt HOABAN_DEMO hoặc HOABAN_DATA_DIR cho đúng."
        )


def _kind_words(demo: bool) -> str:
    return "minh họa" if demo else "thật"


def _migrate() -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)


def _found(settings: given.Given) -> None:
    from hoaban.core.actions import Act
    from hoaban.core.actors import OPERATOR
    from hoaban.core.clock import moment
    from hoaban.core.units.actions import found_installation
    from hoaban.core.units.queries import installation

    standing = installation()
    if standing is None:
        try:
            found_installation(
                Act(OPERATOR, moment(settings.today), "command"),
                province_code=settings.province,
                demo=settings.demo,
            )
        except LookupError as wrong:
            raise NotReady(f"HOABAN_PROVINCE: không có tỉnh nào mang mã {settings.province}.") from wrong
    elif (standing.province_code, standing.demo) != (settings.province, settings.demo):
        raise NotReady(
            f"cơ sở dữ liệu này của tỉnh mã {standing.province_code}, bản {_kind_words(standing.demo)}: "
            "mỗi bản cài đặt chỉ phục vụ một tỉnh, và không đổi giữa minh họa và thật. "
            f"Đặt HOABAN_PROVINCE={standing.province_code} và HOABAN_DEMO={int(standing.demo)}."
        )


def gather_static() -> None:
    """Copy styles, fonts and drawings to the data folder, named by content; again only when they changed."""
    from django.conf import settings

    stamp = settings.STATIC_ROOT / "stamp"
    now = _stamp_of(settings.WEB / "static")
    if stamp.exists() and stamp.read_text(encoding="ascii") == now:
        return
    shutil.rmtree(settings.STATIC_ROOT, ignore_errors=True)
    _gather()
    stamp.write_text(now, encoding="ascii")


def _stamp_of(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def _gather() -> None:
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from whitenoise.storage import CompressedManifestStaticFilesStorage

    # not by collectstatic: that takes the storage of the settings, which is the plain one until this has run
    storage = CompressedManifestStaticFilesStorage(
        location=settings.STATIC_ROOT, base_url=settings.STATIC_URL
    )
    found = {path: (source, path) for finder in get_finders() for path, source in finder.list([])}
    for path, (source, _same) in found.items():
        with source.open(path) as file:
            storage.save(path, file)
    for _name, _hashed, done in storage.post_process(found):
        if isinstance(done, Exception):
            raise done


def compile_translations() -> None:
    """Make what Django reads (.mo) of every English catalogue (.po) that is newer."""
    import polib
    from django.conf import settings

    try:
        for folder in settings.LOCALE_PATHS:
            for source in folder.glob("*/LC_MESSAGES/django.po"):
                made = source.with_suffix(".mo")
                if not made.exists() or made.stat().st_mtime < source.stat().st_mtime:
                    draft = made.with_name(f"{made.name}.{os.getpid()}")
                    polib.pofile(str(source)).save_as_mofile(str(draft))
                    draft.chmod(0o644)  # it lies beside the code, not in the data folder
                    draft.replace(made)
    except OSError:
        print("hoaban: thư mục của chương trình không ghi được: bản tiếng Anh có thể thiếu.", file=sys.stderr)
