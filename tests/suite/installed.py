"""The programs the tests need beside Python: Chromium and PostgreSQL, from the system's packages."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable

from suite import postgres

THERE: dict[str, Callable[[], object]] = {
    "chromium": lambda: shutil.which("chromium"),
    "postgresql": postgres.programs,
}
APT = ["apt-get", "-o", "DPkg::Lock::Timeout=300", "-q", "-y"]


def see_to(packages: list[str]) -> dict[str, str]:
    """Install what is missing where that is possible; each package that stays missing, and why."""
    missing = [package for package in packages if not THERE[package]()]
    if missing and os.geteuid() != 0:
        return dict.fromkeys(missing, "not installed, and only root can install it")
    if missing and not shutil.which("apt-get"):
        return dict.fromkeys(missing, "not installed, and there is no apt-get")
    if missing:
        print(f"installing {', '.join(missing)} …", flush=True)
        _apt("update")
        _apt("install", "--no-install-recommends", *missing)
    return {package: "could not be installed" for package in missing if not THERE[package]()}


def _apt(*arguments: str) -> None:
    done = subprocess.run(
        [*APT, *arguments],
        env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        print(*done.stdout.splitlines()[-5:], sep="\n")
