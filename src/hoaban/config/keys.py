"""The installation's two secrets: the secret key and the signing key of certificates.

Made once in the data folder when the operator gives none; part of every back-up.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from pathlib import Path


def secret_key(data_dir: Path) -> str:
    """HOABAN_SECRET_KEY, or the one kept in the data folder."""
    return os.environ.get("HOABAN_SECRET_KEY") or _kept(
        data_dir / "secret-key", lambda: secrets.token_urlsafe(50)
    )


def signing_key(data_dir: Path) -> str:
    """HOABAN_SIGNING_KEY (Ed25519 seed, 64 hex signs), or the one kept in the data folder."""
    return os.environ.get("HOABAN_SIGNING_KEY") or _kept(
        data_dir / "signing-key", lambda: secrets.token_hex(32)
    )


def _kept(path: Path, make: Callable[[], str]) -> str:
    """What the file holds; made first when there is no file. Two starts at once agree: the first one wins."""
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(make())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_text(encoding="ascii").strip()
