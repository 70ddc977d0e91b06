"""What the operator gives is checked, and a bad value is named with what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from given.installation import Installation
from hoaban.config.given import BadSetting, check_everywhere, read

REAL = {"HOABAN_DEMO": "0", "HOABAN_DATA_DIR": "/tmp/none"}


def test_a_file_may_have_25_mb_and_a_library_2_gb_unless_the_operator_says_otherwise() -> None:
    usual = read(REAL)
    assert (usual.largest_file, usual.largest_library) == (25 << 20, 2 << 30)

    given = read({**REAL, "HOABAN_LARGEST_FILE_MB": "40", "HOABAN_LARGEST_LIBRARY_MB": "500"})

    assert (given.largest_file, given.largest_library) == (40 << 20, 500 << 20)


@pytest.mark.parametrize("name", ["HOABAN_LARGEST_FILE_MB", "HOABAN_LARGEST_LIBRARY_MB"])
@pytest.mark.parametrize("value", ["0", "-5", "25MB", "1.5", "²", "9" * 30])
def test_a_limit_that_is_none_is_refused_by_its_name(name: str, value: str) -> None:
    with pytest.raises(BadSetting, match=f"{name} phải là số megabyte, từ 1 đến") as refused:
        read({**REAL, name: value})

    assert f"“{value}”" in str(refused.value)


def test_a_file_may_not_be_larger_than_the_server_can_hold() -> None:
    with pytest.raises(BadSetting, match="từ 1 đến 200"):
        read({**REAL, "HOABAN_LARGEST_FILE_MB": "201"})


def test_a_library_holds_at_least_one_file() -> None:
    with pytest.raises(BadSetting, match="phải chứa được ít nhất một tệp"):
        read({**REAL, "HOABAN_LARGEST_LIBRARY_MB": "24"})


POSTGRESQL = "postgresql://user:secret@db.example:5433/hoaban"


def test_plans_are_kept_by_a_connection_to_postgresql_unless_a_pooler_cannot() -> None:
    usual = read({**REAL, "HOABAN_DATABASE_URL": POSTGRESQL}).database
    assert usual["OPTIONS"] == {"server_side_binding": True, "prepare_threshold": 3}
    assert (usual["CONN_MAX_AGE"], usual["CONN_HEALTH_CHECKS"]) == (None, True)

    given = {**REAL, "HOABAN_DATABASE_URL": f"{POSTGRESQL}?sslmode=require&prepare_threshold=off"}

    assert read(given).database["OPTIONS"] == {
        "sslmode": "require", "server_side_binding": True, "prepare_threshold": None,
    }  # fmt: skip


def test_a_threshold_that_is_none_is_refused_by_its_name() -> None:
    with pytest.raises(BadSetting, match="prepare_threshold phải là một số, ví dụ 3, hoặc off"):
        read({**REAL, "HOABAN_DATABASE_URL": f"{POSTGRESQL}?prepare_threshold=never"})


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("HOABAN_DEMO", "maybe", "HOABAN_DEMO phải là 1 hoặc 0"),
        ("HOABAN_SIGNING_KEY", "xx", "HOABAN_SIGNING_KEY phải là khóa Ed25519"),
        ("HOABAN_SIGNING_KEY", "g" * 64, "HOABAN_SIGNING_KEY phải là khóa Ed25519"),
        ("HOABAN_SECRET_KEY", "s" * 31, "HOABAN_SECRET_KEY cần ít nhất 32"),
        ("HOABAN_TODAY", "2026-13-01", "HOABAN_TODAY phải có dạng"),
        ("HOABAN_TODAY", "20261201", "HOABAN_TODAY phải có dạng"),
    ],
)
def test_what_every_command_refuses_is_named(name: str, value: str, told: str) -> None:
    for asked in (read, check_everywhere):
        with pytest.raises(BadSetting, match=told):
            asked({**REAL, name: value})


@pytest.mark.parametrize("address", ["https://ocop.example", "http://["])
def test_another_day_is_for_this_machine_alone(address: str) -> None:
    for asked in (read, check_everywhere):
        with pytest.raises(BadSetting, match="HOABAN_TODAY chỉ dùng khi HOABAN_BASE_URL"):
            asked({**REAL, "HOABAN_TODAY": "2026-12-01", "HOABAN_BASE_URL": address})


def test_good_keys_and_an_empty_demo_are_taken() -> None:
    keys = {"HOABAN_SIGNING_KEY": "0f" * 32, "HOABAN_SECRET_KEY": "s" * 32}

    assert not read({**REAL, **keys, "HOABAN_DEMO": "No"}).demo
    assert read({**REAL, **keys, "HOABAN_DEMO": ""}).demo
    assert read({**REAL, **keys, "HOABAN_DEMO": "true"}).demo


def test_files_lie_in_the_folder_that_is_named() -> None:
    def folder(url: str) -> str:
        return str(read({**REAL, "HOABAN_FILES_URL": url}).files_dir)

    assert folder("") == "/tmp/none/files"
    assert folder("/srv/a b") == folder("file:///srv/a%20b") == "/srv/a b"


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("s3://ab", "s3://ten-kho"),
        ("https://files.example", "phải là một thư mục"),
        ("file://host/srv", "phải là một thư mục"),
    ],
)
def test_any_other_store_of_files_is_refused(url: str, told: str) -> None:
    with pytest.raises(BadSetting, match=f"HOABAN_FILES_URL.*{told}"):
        read({**REAL, "HOABAN_FILES_URL": url})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HOABAN_LAW_DIRS", "/nowhere"),
        ("HOABAN_DATABASE_URL", "postgresql://h:port/x"),
        ("HOABAN_DATABASE_URL", "sqlite:///"),
        ("HOABAN_BASE_URL", "http://["),
    ],
)
def test_what_leads_nowhere_is_named(name: str, value: str) -> None:
    with pytest.raises(BadSetting, match=name):
        read({**REAL, name: value})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HOABAN_DATA_DIR", "/proc/x"),
        ("HOABAN_DATA_DIR", "/etc/passwd"),
        ("HOABAN_DATABASE_URL", "sqlite:////nowhere/x.sqlite3"),
        ("HOABAN_DATABASE_URL", "sqlite:////etc/passwd"),
        ("HOABAN_DATABASE_URL", "postgresql://u:secret@127.0.0.1:1/x"),
        ("HOABAN_PROVINCE", "abc"),
    ],
)
def test_a_start_that_fails_names_the_setting_in_one_line(tmp_path: Path, name: str, value: str) -> None:
    done = Installation(tmp_path, **{name: value}).run("audit", "verify", check=False)

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith(f"hoaban: {name}")
    assert "Error" not in done.stderr
    assert "secret" not in done.stderr


@pytest.mark.parametrize("command", [("law", "check"), ("bench",), ("score", "-"), ("audit", "verify")])
@pytest.mark.parametrize(
    ("name", "value"),
    [("HOABAN_TODAY", "x"), ("HOABAN_SIGNING_KEY", "xx"), ("HOABAN_DEMO", "maybe")],
)
def test_every_command_refuses_a_bad_setting(
    tmp_path: Path, command: tuple[str, ...], name: str, value: str
) -> None:
    done = Installation(tmp_path, **{name: value}).run(*command, check=False)

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert name in done.stderr


S3 = {
    **REAL,
    "HOABAN_FILES_URL": "s3://kho-ocop/giay-to",
    "HOABAN_S3_ACCESS_KEY": "a",
    "HOABAN_S3_SECRET_KEY": "b",
}


def test_a_bucket_is_read_with_its_keys() -> None:
    s3 = read({**S3, "HOABAN_S3_ENDPOINT": "https://s3.example.vn/"}).s3

    assert s3 is not None
    assert (s3.bucket, s3.prefix, s3.endpoint) == ("kho-ocop", "giay-to", "https://s3.example.vn")
    assert read(REAL).s3 is None


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"HOABAN_S3_ACCESS_KEY": ""}, "HOABAN_S3_ACCESS_KEY"),
        ({"HOABAN_S3_SECRET_KEY": ""}, "HOABAN_S3_SECRET_KEY"),
        ({"HOABAN_S3_ENDPOINT": "http://s3.example.vn"}, "HOABAN_S3_ENDPOINT.*https"),
        ({"HOABAN_S3_ENDPOINT": "http://["}, "HOABAN_S3_ENDPOINT"),
        ({"HOABAN_FILES_URL": "s3://a:b@kho-ocop"}, "HOABAN_FILES_URL.*HOABAN_S3_ACCESS_KEY"),
        ({"HOABAN_FILES_URL": "s3://Kho_OCOP"}, "HOABAN_FILES_URL"),
    ],
)
def test_a_bucket_that_could_not_be_used_is_refused(changed: dict[str, str], told: str) -> None:
    with pytest.raises(BadSetting, match=told):
        read({**S3, **changed})


def test_letters_are_files_until_a_mail_server_is_named() -> None:
    assert read(REAL).email["EMAIL_FILE_PATH"] == "/tmp/none/mail"

    mail = read({**REAL, "HOABAN_EMAIL_URL": "smtp+tls://ocop%40x.vn:p%2Fw@mail.x.vn/gui@x.vn"}).email

    assert (mail["EMAIL_HOST"], mail["EMAIL_PORT"], mail["EMAIL_USE_TLS"]) == ("mail.x.vn", 587, True)
    assert (mail["EMAIL_HOST_USER"], mail["EMAIL_HOST_PASSWORD"]) == ("ocop@x.vn", "p/w")
    assert mail["DEFAULT_FROM_EMAIL"] == "gui@x.vn"


@pytest.mark.parametrize(
    "url",
    [
        "mail.x.vn",
        "smtp://",
        "smtps://mail.x.vn",
        "smtp://a%40x.vn:p@mail.x.vn",
        "smtp://mail.x.vn:port/a@x.vn",
        "imap://mail.x.vn/a@x.vn",
    ],
)
def test_a_mail_server_that_could_not_be_used_is_refused(url: str) -> None:
    with pytest.raises(BadSetting, match="HOABAN_EMAIL_URL"):
        read({**REAL, "HOABAN_EMAIL_URL": url})
