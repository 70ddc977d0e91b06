"""A PostgreSQL of one's own in a temporary folder: always stopped and taken away. The tests use it too."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hoaban.cli.benchmarks.place import free_port

NOT_FOR_KEEPS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


def programs() -> Path | None:
    """The folder of the newest initdb; Debian keeps it off the path."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = debian[-1] if debian else shutil.which("initdb")
    return Path(found).parent if found else None


@contextmanager
def temporary_cluster(options: str = "") -> Iterator[str]:
    """The address of an empty database on a server that nobody else uses; NOT_FOR_KEEPS makes it quicker."""
    with tempfile.TemporaryDirectory(prefix="hoaban-postgres-") as name:
        folder, port, password = Path(name), free_port(), secrets.token_hex(16)
        (folder / "password").write_text(password, encoding="ascii")
        if os.geteuid() == 0:
            _give_away(folder)
        _run(folder, "initdb", "-D", "data", "-U", "hoaban", "-A", "scram-sha-256", "--pwfile=password",
             "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")  # fmt: skip
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 {options}"
        _run(folder, "pg_ctl", "-D", "data", "-l", "log", "-w", "-o", options, "start")
        try:
            yield f"postgresql://hoaban:{password}@127.0.0.1:{port}/postgres"
        finally:
            _run(folder, "pg_ctl", "-D", "data", "-m", "immediate", "stop")


def _user() -> str:
    """PostgreSQL refuses to run as root."""
    import pwd

    return "postgres" if "postgres" in {entry.pw_name for entry in pwd.getpwall()} else "nobody"


def _give_away(folder: Path) -> None:
    for path in (folder, *folder.iterdir()):
        shutil.chown(path, _user())


def _run(folder: Path, program: str, *arguments: str) -> None:
    where = programs()
    if where is None:
        raise RuntimeError("asked for only where PostgreSQL is installed")
    # said to a file: a pipe would stay open with the server
    with (folder / f"{program}.txt").open("w+", encoding="utf-8") as said:
        done = subprocess.run(
            [where / program, *arguments],
            cwd=folder,
            user=_user() if os.geteuid() == 0 else None,
            extra_groups=[] if os.geteuid() == 0 else None,
            stdout=said,
            stderr=subprocess.STDOUT,
            check=False,
        )
        said.seek(0)
        if done.returncode:
            raise RuntimeError(f"{program}: {said.read()}")
