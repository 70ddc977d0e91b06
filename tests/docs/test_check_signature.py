"""docs/check_signature.py proves a printed code from the published keys alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from given.browser import a_browser_of
from given.certificates import a_certificate, a_product
from hoaban.areas.certificates.papers import qr_address_of

pytestmark = pytest.mark.django_db
DOCS = Path(__file__).parents[2] / "docs"
SCRIPT = DOCS / "check_signature.py"


def checked(keys: bytes, address: str, folder: Path) -> subprocess.CompletedProcess[str]:
    file = folder / "hoaban-keys.json"
    file.write_bytes(keys)
    return subprocess.run(
        [sys.executable, str(SCRIPT), str(file), address],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={"PYTHONIOENCODING": "utf-8"},
    )


def published() -> bytes:
    return a_browser_of().get("/.well-known/hoaban-keys.json").content


def test_the_script_is_short_enough_to_read_at_once():
    assert len(SCRIPT.read_text(encoding="utf-8").splitlines()) <= 20


def test_a_true_code_is_proved(tmp_path):
    certificate = a_certificate(product=a_product("Mật ong hoa ban"))

    answer = checked(published(), qr_address_of(certificate), tmp_path)

    assert answer.returncode == 0
    assert answer.stdout.startswith("true")
    assert "Mật ong hoa ban" in answer.stdout
    assert '"t": "2029-11-30"' in answer.stdout


@pytest.mark.parametrize("spoil", ["payload", "signature", "key", "nothing signed"])
def test_a_changed_code_is_found(tmp_path, settings, spoil):
    certificate = a_certificate()
    address, keys = qr_address_of(certificate), published()
    place, token = address.split("#")
    payload, signature = token.split(".")
    if spoil == "payload":
        address = f"{place}#{payload[:-2]}AA.{signature}"
    elif spoil == "signature":
        address = f"{place}#{payload}.AAAA{signature[4:]}"
    elif spoil == "key":
        keys = keys.replace(b'"kid": "', b'"kid": "0')
    else:
        address = place

    answer = checked(keys, address, tmp_path)

    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr.strip() == "false: not signed by these keys"


def test_the_guide_names_every_state_and_key_of_the_answer():
    from hoaban.areas.certificates.words import State

    guide = (DOCS / "check-a-certificate.md").read_text(encoding="utf-8")

    body = a_browser_of().get("/v/DB-222222", headers={"accept": "application/json"}).json()
    assert all(f"`{name}`" in guide for name in [*(state.value for state in State), *body])
