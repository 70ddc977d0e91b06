"""What can be wrong with the database and what stands in it, the store of files, the clock, the worker.

Each check takes the settings and gives what it finds. Not here: their order (__init__.py).
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hoaban.config import serve, start
from hoaban.config.doctor.finding import Finding
from hoaban.config.given import Given

SLACK = timedelta(minutes=5)
LOOKED_AT = 200  # files: a look, not a proof; the drill proves
SHOWN = 3


def database(given: Given) -> Iterator[Finding]:
    """Django starts and the database answers."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoaban.config.settings")
    import django
    from django.db import connection

    django.setup()
    place = Path(str(connection.settings_dict["NAME"]))
    if connection.vendor == "sqlite" and not place.exists():
        yield Finding(
            "database",
            f"không có tệp cơ sở dữ liệu {place}",
            "Nếu đây là bản cài đặt mới: chạy ./run. Nếu không: khôi phục bản sao lưu bằng ./hoaban restore.",
        )
        return
    try:
        start.connect()
    except start.NotReady as wrong:
        what, _colon, do = str(wrong).partition(": ")
        yield Finding("database", f"{what}: không vào được cơ sở dữ liệu", do)
        return
    if connection.vendor == "sqlite":
        yield from _sound(place)


def _sound(place: Path) -> Iterator[Finding]:
    from django.db import DatabaseError, connection

    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA quick_check(1)")
            (said,) = cursor.fetchone()
    except DatabaseError as wrong:
        said = str(wrong)
    if said != "ok":
        yield Finding(
            "database",
            f"tệp cơ sở dữ liệu {place} bị hỏng: {said}",
            "Dừng máy chủ, giữ lại tệp hỏng, rồi khôi phục bản sao lưu mới nhất vào một nơi trống.",
        )


def schema(given: Given) -> Iterator[Finding]:
    """The tables are those that this version knows."""
    from hoaban.core.health import schema_distance

    behind, ahead = schema_distance()
    if ahead:
        yield Finding(
            "schema",
            f"cơ sở dữ liệu của một phiên bản mới hơn ({ahead} bước mà chương trình này không biết)",
            "Nâng chương trình lên phiên bản đã dùng trước đó; đừng chạy phiên bản cũ trên dữ liệu này.",
        )
    elif behind:
        yield Finding(
            "schema",
            f"cơ sở dữ liệu của một phiên bản cũ, thiếu {behind} bước nâng cấp",
            "Dừng máy chủ, sao lưu tệp cơ sở dữ liệu, rồi chạy ./run (hoặc ./hoaban audit verify): "
            "việc nâng cấp tự làm.",
        )


def province(given: Given) -> Iterator[Finding]:
    """The installation serves the province that the settings name."""
    from hoaban.core.units.queries import installation

    standing = installation()
    if standing is None:
        yield Finding("province", "chưa nạp tỉnh nào", "Chạy ./run một lần.")
    elif (standing.province_code, standing.demo) != (given.province, given.demo):
        yield Finding(
            "province",
            f"dữ liệu là của tỉnh mã {standing.province_code}, cài đặt ghi {given.province}",
            f"Đặt HOABAN_PROVINCE={standing.province_code} và HOABAN_DEMO={int(standing.demo)}.",
        )


def signing_key(given: Given) -> Iterator[Finding]:
    """The key that signs is one that has signed before."""
    from django.conf import settings

    from hoaban.areas.certificates.queries import keys_seen
    from hoaban.core.documents.signatures import public_key_of

    seen, now = {key.kid for key in keys_seen()}, public_key_of(settings.SIGNING_KEY).kid
    if seen and now not in seen:
        yield Finding(
            "signing-key",
            f"khóa ký đang dùng ({now}) không phải khóa đã ký các giấy trước đây ({', '.join(sorted(seen))})",
            "Lấy lại keys/signing-key từ bản sao lưu. Nếu đã cố ý đổi khóa: cấp giấy đầu tiên bằng khóa mới "
            "thì dòng này hết.",
        )


def clock(given: Given) -> Iterator[Finding]:
    """The clock is not behind what was already written, nor far from the database server's own."""
    from django.db import connection

    from hoaban.core.audit.models import Entry
    from hoaban.core.clock import moment

    do = "Bật đồng bộ giờ: timedatectl set-ntp true (hoặc cài chrony), rồi xem lại bằng timedatectl."
    now = moment(given.today)
    last = Entry.objects.order_by("-number").values_list("at", flat=True).first()
    if last is not None and last > now + SLACK:
        yield Finding(
            "clock",
            f"đồng hồ máy chạy chậm: bây giờ là {now:%d/%m/%Y %H:%M}, dòng nhật ký cuối đã ghi lúc "
            f"{last.astimezone(now.tzinfo):%d/%m/%Y %H:%M}",
            do,
        )
    newest = max(path.lstat().st_mtime for path in given.data_dir.iterdir())
    if newest > time.time() + SLACK.total_seconds():
        seen = datetime.fromtimestamp(newest, UTC).astimezone(now.tzinfo)
        yield Finding(
            "clock", f"đồng hồ máy chạy chậm: có tệp ghi lúc {seen:%d/%m/%Y %H:%M}, sau bây giờ", do
        )
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            (theirs,) = cursor.fetchone()
        if abs(theirs - datetime.now(UTC)) > SLACK:
            yield Finding(
                "clock", f"đồng hồ máy này và máy PostgreSQL lệch nhau ({theirs:%d/%m/%Y %H:%M})", do
            )


def storage(given: Given) -> Iterator[Finding]:
    """The store of files answers."""
    from hoaban.core.files import store

    why = store.why_away()
    if not why:
        return
    if given.s3:
        yield Finding(
            "storage",
            f"không vào được kho tệp s3://{given.s3.bucket}: {why}",
            "Xem máy chủ kho có đang chạy; HOABAN_S3_ENDPOINT và hai khóa HOABAN_S3_… đúng; "
            "kho có tên ấy và khóa được phép đọc, ghi.",
        )
    else:
        yield Finding(
            "storage",
            f"không có hoặc không ghi được thư mục tệp {given.files_dir}",
            "Gắn lại đĩa chứa thư mục ấy, hoặc sửa HOABAN_FILES_URL.",
        )


def files(given: Given) -> Iterator[Finding]:
    """The content of the newest files is where their rows say."""
    from hoaban.core.files import store
    from hoaban.core.files.queries import newest_contents

    missing = [sha256 for sha256 in newest_contents(LOOKED_AT) if not store.holds(sha256)]
    if missing:
        yield Finding(
            "files",
            f"trong {LOOKED_AT} tệp mới nhất, {len(missing)} tệp mất nội dung: {', '.join(missing[:SHOWN])}",
            "HOABAN_FILES_URL có thể trỏ sai kho. Nếu đúng: chép lại các tệp ấy từ bản sao lưu (files/…).",
        )


def mail(given: Given) -> Iterator[Finding]:
    """The mail server answers, and takes our name and password."""
    from smtplib import SMTPException

    from django.core.mail import get_connection

    if "EMAIL_HOST" not in given.email:  # letters are files: nobody is asked, and asking would make one
        return
    connection, place = get_connection(), given.email["EMAIL_HOST"]
    try:
        connection.open()
    except (OSError, SMTPException) as wrong:
        yield Finding(
            "mail",
            f"không gửi được thư qua {place} ({type(wrong).__name__})",
            "Xem tên máy, cổng, tên đăng nhập và mật khẩu trong HOABAN_EMAIL_URL.",
        )
    else:
        connection.close()


def worker(given: Given) -> Iterator[Finding]:
    """Where the server runs, its job worker does too."""
    from hoaban.core.health import why_no_worker

    if serve.health(given) == "200" and why_no_worker():
        yield Finding(
            "worker",
            "máy chủ web đang chạy mà bộ chạy việc nền thì không",
            "systemctl status hoaban: xem vì sao; rồi systemctl restart hoaban.",
        )


def jobs(given: Given) -> Iterator[Finding]:
    """Jobs that were given up."""
    from hoaban.core.jobs.queries import counts

    failed = counts()["failed"]
    if failed:
        yield Finding(
            "jobs",
            f"{failed} việc nền không làm được trong hai tuần qua",
            "Xem trang /viec-nen/ và nhật ký của máy chủ.",
            is_wrong=False,
        )


OLDEST_BACKUP, OLDEST_DRILL = timedelta(hours=36), timedelta(days=8)


def backups(given: Given) -> Iterator[Finding]:
    """A back-up of last night, and one that was proved lately."""
    from hoaban.core.audit.reports import last_report
    from hoaban.core.clock import moment

    if given.backup.folder is None:
        if not given.local:
            what = "chưa đặt sao lưu hằng đêm (HOABAN_BACKUP_DIR)"
            yield Finding("backups", what, "Làm theo docs/operating.md, mục sao lưu.", is_wrong=False)
        return
    for name, oldest, command in (
        ("backup", OLDEST_BACKUP, "backup --nightly"),
        ("drill", OLDEST_DRILL, "drill"),
    ):
        report = last_report(name)  # type: ignore[arg-type]
        do = f"Chạy ./hoaban {command}; xem: systemctl list-timers 'hoaban-*'."
        if report is None:
            yield Finding("backups", f"chưa lần nào chạy ./hoaban {command}", do)
        elif not report.ok:
            yield Finding("backups", f"./hoaban {command} lần cuối không xong: {report.why}", do)
        elif moment(given.today) - report.at > oldest:
            yield Finding("backups", f"./hoaban {command} lần cuối đã từ {report.at:%d/%m/%Y %H:%M}", do)
