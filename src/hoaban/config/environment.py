"""The environment in which the root's scripts run: made when missing, mended when broken, else left alone.

Here: the virtual environment, what the locks name in it, and the hand-over to its Python.
Not here: which Python begins (find_python.sh); settings, data and server (settings.py, start.py, serve.py).

It runs on a bare Python before anything is installed, so it uses the standard library alone. It also runs
before every command, so what only a preparation needs is imported there: it would double everybody's time.
"""

from __future__ import annotations

import hashlib
import os
import sys

TYPE_CHECKING = False  # typing's own costs 14 ms
if TYPE_CHECKING:
    from typing import IO, NoReturn

PROJECT = os.path.realpath(os.path.join(os.path.dirname(os.path.realpath(__file__)), *[os.pardir] * 3))
VENV = os.path.abspath(os.environ.get("HOABAN_VENV") or os.path.join(PROJECT, ".venv"))

# what each script needs, what it starts, and where that is found
SCRIPTS = {
    "hoaban": ("requirements.lock", "hoaban", ["src"]),
    "run": ("requirements.lock", "hoaban.config.serve", ["src"]),
    "test": ("test.lock", "suite", ["src", "tests"]),
}
# test.lock holds all that requirements.lock holds: what is good for the tests is good for the rest.
HELD_BY = {"requirements.lock": ["requirements.lock"], "test.lock": ["test.lock", "requirements.lock"]}
UNFINISHED = "unfinished\n"


class Failure(Exception):
    """Why there is no environment, in words for people."""


def main(script: str, arguments: list[str]) -> NoReturn:
    lock, module, folders = SCRIPTS[script]
    try:
        if not (runs_in_venv() and holds(lock, "{}.{}".format(*sys.version_info))):
            prepare(lock)
    except Failure as failure:
        sys.exit(str(failure))
    except OSError as error:
        sys.exit(
            f"Không chuẩn bị được môi trường: {error}. Có thể đặt HOABAN_VENV là một thư mục khác."
            " · The environment could not be prepared; HOABAN_VENV may name another folder."
        )
    except KeyboardInterrupt:
        sys.exit(130)
    start(module, folders, arguments)


def runs_in_venv() -> bool:
    return os.path.realpath(os.path.dirname(os.path.dirname(sys.executable))) == os.path.realpath(VENV)


def holds(lock: str, version: str) -> bool:
    return line_of(lock, version) in stamp().splitlines()


def line_of(lock: str, version: str) -> str:
    with open(path_of(lock), "rb") as file:
        return f"{lock} {version} {hashlib.sha256(file.read()).hexdigest()}"


def path_of(lock: str) -> str:
    return os.path.join(PROJECT, "locks", lock)


def stamp() -> str:
    """What is installed, a line for each lock; empty where this module has installed nothing yet."""
    try:
        with open(os.path.join(VENV, "hoaban-ready"), encoding="utf-8") as file:
            return file.read()
    except FileNotFoundError:
        return ""


def write_stamp(text: str) -> None:
    with open(os.path.join(VENV, "hoaban-ready"), "w", encoding="utf-8") as file:
        file.write(text)


def start(module: str, folders: list[str], arguments: list[str]) -> NoReturn:
    python = os.path.join(VENV, "bin", "python")
    # the path, and no .pth: two copies of the project may share one environment
    os.environ["PYTHONPATH"] = os.pathsep.join(os.path.join(PROJECT, folder) for folder in folders)
    os.environ["PYTHONSAFEPATH"] = "1"  # a yaml.py in the folder one calls from is not ours
    os.environ["PYTHONUTF8"] = "1"
    os.environ.pop("PYTHONHOME", None)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoaban.config.settings")
    os.execv(python, [python, "-m", module, *arguments])  # noqa: S606 -- no shell is wanted


def prepare(lock: str) -> None:
    """Make the environment hold what the lock names; whoever wants the same at that time waits for it."""
    import fcntl
    import signal

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the installer ends with us
    refuse_foreign_folder()
    os.makedirs(VENV, exist_ok=True)
    with open(os.path.join(VENV, "hoaban-lock"), "w", encoding="utf-8") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        version = version_in_venv()
        if version and holds(lock, version):
            return
        if stamp().startswith("test.lock"):
            lock = "test.lock"  # a developer's environment stays one
        say("Đang cài thư viện, chừng một phút …", "Installing libraries, about a minute …")
        # a killed installer can leave half a package that looks whole
        if not version or stamp() == UNFINISHED:
            version = make_venv(turn)
        write_stamp(UNFINISHED)
        install(lock, turn)
        write_stamp("".join(f"{line_of(held, version)}\n" for held in HELD_BY[lock]))


def refuse_foreign_folder() -> None:
    """Never empty a folder that is no environment: HOABAN_VENV may name one by mistake."""
    names = os.listdir(VENV) if os.path.isdir(VENV) else []
    if names and not {"pyvenv.cfg", "hoaban-lock"} & set(names):
        raise Failure(
            f"{VENV} không phải là môi trường Python; hãy đặt HOABAN_VENV là một thư mục trống."
            " · It is no Python environment: let HOABAN_VENV name an empty folder."
        )


def version_in_venv() -> str | None:
    """The version of the environment's Python; None where that or its pip does not work."""
    import subprocess

    python = os.path.join(VENV, "bin", "python")
    ask = "import pip, sys; print('{}.{}'.format(*sys.version_info), sys.version_info >= (3, 11))"
    try:
        answer = subprocess.run([python, "-I", "-c", ask], capture_output=True, text=True, check=False)
    except OSError:
        return None
    version, _, new_enough = answer.stdout.strip().partition(" ")
    return version if new_enough == "True" else None


def make_venv(turn: IO[str]) -> str:
    import importlib.util
    import shutil

    if not importlib.util.find_spec("ensurepip"):
        raise Failure(
            "Python này thiếu phần tạo môi trường: hãy cài gói python3-venv rồi chạy lại."
            " · This Python cannot make environments: install the package python3-venv and run this again."
        )
    python = os.path.realpath(sys.executable)  # the one beneath, where the broken environment's own runs this
    write_stamp(UNFINISHED)
    for entry in os.scandir(VENV):
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path)
        elif entry.name not in {"hoaban-lock", "hoaban-ready"}:
            os.unlink(entry.path)
    worked, said = call([python, "-I", "-m", "venv", VENV], turn)
    version = version_in_venv() if worked else None
    if not version:
        raise Failure(f"{said}\nKhông tạo được môi trường {VENV}. · The environment could not be made.")
    return version


def install(lock: str, turn: IO[str]) -> None:
    """With uv, ten times quicker; else with pip: uv reads no pip.conf and may find no index."""
    python = os.path.join(VENV, "bin", "python")
    uv = os.path.join(VENV, "bin", "uv")
    pip = [python, "-I", "-m", "pip", "install", "--no-user", "--no-input", "--no-deps"]
    pip += [
        "--disable-pip-version-check",
        "--require-hashes",
        *([] if has_home() else ["--no-cache-dir"]),
        "-r",
    ]
    sync = [uv, "pip", "sync", "--quiet", "--require-hashes", "--python", python]
    sync += [*([] if has_home() else ["--no-cache"]), path_of(lock)]

    if call([*pip, path_of("uv.lock")], turn)[0] and call(sync, turn)[0]:
        return
    say("uv không cài được, chuyển sang pip …", "uv could not install, going on with pip …")
    worked, said = call([*pip, path_of(lock)], turn)
    if not worked:
        reason = "\n".join(said.splitlines()[-3:])
        raise Failure(f"{reason}\nKhông cài được thư viện. · The libraries could not be installed.")


def has_home() -> bool:
    """Whether the installers may keep what they fetch for the next time."""
    home = os.environ.get("HOME", "")
    return os.path.isdir(home) and os.access(home, os.W_OK)


def call(command: list[str], turn: IO[str]) -> tuple[bool, str]:
    import subprocess

    done = subprocess.run(
        command,
        cwd=PROJECT,
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        pass_fds=[turn.fileno()],  # an installer that outlives a killed parent keeps the others waiting
    )
    return done.returncode == 0, done.stdout


def say(vietnamese: str, english: str) -> None:
    print(f"{vietnamese} · {english}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
