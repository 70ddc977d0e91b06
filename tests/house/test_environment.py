"""The scripts of the root prepare themselves, once, and say in one line what they lack.

Nothing is installed here, and no network asked: the installers are played. That the locks can be installed is
shown by every fresh clone in which ./test runs.
"""

from __future__ import annotations

import fcntl
import shutil
import statistics
import subprocess
import sys
import time
import venv
from pathlib import Path

import pytest

from hoaban.config import environment
from house.source import PROJECT

VERSION = "{}.{}".format(*sys.version_info)


class Project:
    """A copy of what the scripts are made of, in a folder with spaces; its command shows what it got."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.venv = folder / ".venv"
        for name in (
            "hoaban",
            "run",
            "test",
            "src/hoaban/config/environment.py",
            "src/hoaban/config/find_python.sh",
        ):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(PROJECT / name, folder / name)
        (folder / "locks").mkdir()
        for name in ("requirements.lock", "test.lock", "uv.lock"):
            (folder / "locks" / name).write_text(f"# {name}\n", encoding="utf-8")
        (folder / "src/hoaban/__main__.py").write_text("import sys; print(sys.argv[1:], sys.path[0])")

    def make_venv(self) -> None:
        venv.create(self.venv, with_pip=False)
        (self.venv / f"lib/python{VERSION}/site-packages/pip.py").touch()

    def stamp(self, *locks: str) -> None:
        lines = [environment.line_of(lock, VERSION) + "\n" for lock in locks]
        (self.venv / "hoaban-ready").write_text("".join(lines), encoding="utf-8")

    def call(
        self, *arguments: str, script: Path | None = None, **variables: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [script or self.folder / "hoaban", *arguments],
            cwd="/", env=variables, capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    project = Project(tmp_path / "a folder with spaces")
    monkeypatch.setattr(environment, "PROJECT", str(project.folder))
    monkeypatch.setattr(environment, "VENV", str(project.venv))
    return project


@pytest.fixture
def ready(project: Project) -> Project:
    project.make_venv()
    project.stamp("requirements.lock")
    return project


@pytest.fixture
def calls(project: Project, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that would have been run; those that hold a word of `failing` fail."""
    made: list[list[str]] = []

    def call(command: list[str], turn: object) -> tuple[bool, str]:
        made.append(command)
        return not any(word in " ".join(command) for word in failing), "first\nsecond\nthird\nlast\n"

    failing: set[str] = set()
    monkeypatch.setattr(environment, "call", call)
    monkeypatch.setattr(environment, "failing", failing, raising=False)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    return made


class TestTheFastPath:
    def test_needs_no_python_on_the_path_no_home_and_no_certain_folder(
        self, ready: Project, tmp_path: Path
    ) -> None:
        link = tmp_path / "a link"
        link.symlink_to(ready.folder / "hoaban")

        done = ready.call("score", "hai từ", script=link, PATH="/usr/bin:/bin")

        assert done.stdout == f"['score', 'hai từ'] {ready.folder / 'src'}\n"
        assert done.stderr == ""

    def test_is_not_led_astray_by_what_lies_in_the_folder_one_calls_from(
        self, ready: Project, tmp_path: Path
    ) -> None:
        (tmp_path / "hoaban.py").write_text("raise SystemExit('wrong module')")

        done = subprocess.run(
            [ready.folder / "hoaban"],
            cwd=tmp_path,
            env={"PYTHONPATH": str(tmp_path)},
            capture_output=True,
            check=False,
        )

        assert done.returncode == 0

    def test_costs_next_to_nothing(self, ready: Project) -> None:
        def seconds(*command: str | Path) -> float:
            began = time.perf_counter()
            subprocess.run(
                command, env={"PYTHONPATH": str(ready.folder / "src")}, capture_output=True, check=True
            )
            return time.perf_counter() - began

        bare = [seconds(ready.venv / "bin/python", "-m", "hoaban") for _ in range(9)]
        through = [seconds(ready.folder / "hoaban") for _ in range(9)]

        # 20 ms on a quiet machine; the tests run beside others
        assert statistics.median(through) - statistics.median(bare) < 0.1

    def test_what_was_prepared_for_the_tests_serves_the_rest(self, project: Project) -> None:
        project.make_venv()
        project.stamp("test.lock", "requirements.lock")

        assert project.call().returncode == 0


class TestPreparing:
    def test_uv_installs_what_the_lock_names(self, ready: Project, calls: list[list[str]]) -> None:
        environment.prepare("test.lock")

        assert [command[-1] for command in calls] == [
            environment.path_of("uv.lock"),
            environment.path_of("test.lock"),
        ]
        assert calls[1][:3] == [f"{ready.venv}/bin/uv", "pip", "sync"]
        assert environment.holds("test.lock", VERSION)
        assert environment.holds("requirements.lock", VERSION)

    @pytest.mark.parametrize("failing", ["/bin/uv pip sync", "uv.lock"])
    def test_pip_installs_the_same_where_uv_cannot(
        self, ready: Project, calls: list[list[str]], failing: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        environment.failing.add(failing)

        environment.prepare("test.lock")

        assert calls[-1][:5] == [f"{ready.venv}/bin/python", "-I", "-m", "pip", "install"]
        assert "--require-hashes" in calls[-1]
        assert calls[-1][-1] == environment.path_of("test.lock")
        assert "pip" in capsys.readouterr().err
        assert environment.holds("test.lock", VERSION)

    def test_where_neither_can_it_says_why_and_begins_anew_the_next_time(
        self, ready: Project, calls: list[list[str]]
    ) -> None:
        environment.failing.add("install")
        (ready.venv / "half-a-package").mkdir()

        with pytest.raises(
            environment.Failure, match=r"^second\nthird\nlast\n.+ · The libraries could not be installed\.$"
        ):
            environment.prepare("test.lock")
        environment.failing.clear()
        environment.failing.add("-m venv")
        with pytest.raises(environment.Failure, match="The environment could not be made"):
            environment.prepare("test.lock")

        assert not (ready.venv / "half-a-package").exists()
        assert sorted(path.name for path in ready.venv.iterdir()) == ["hoaban-lock", "hoaban-ready"]

    def test_a_changed_lock_is_installed_in_place(self, ready: Project, calls: list[list[str]]) -> None:
        (ready.folder / "locks/requirements.lock").write_text("# another\n")

        environment.prepare("requirements.lock")

        assert len(calls) == 2
        assert environment.holds("requirements.lock", VERSION)

    def test_an_environment_with_the_tests_stays_one(self, ready: Project, calls: list[list[str]]) -> None:
        ready.stamp("test.lock")
        (ready.folder / "locks/requirements.lock").write_text("# another\n")

        environment.prepare("requirements.lock")

        assert calls[-1][-1] == environment.path_of("test.lock")

    def test_nothing_is_kept_where_there_is_no_home(
        self, ready: Project, calls: list[list[str]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("HOME", "")

        environment.prepare("test.lock")

        assert "--no-cache-dir" in calls[0]
        assert "--no-cache" in calls[1]

    def test_a_folder_that_is_no_environment_is_left_alone(
        self, project: Project, calls: list[list[str]]
    ) -> None:
        project.venv.mkdir()
        (project.venv / "precious").touch()

        with pytest.raises(environment.Failure, match="empty folder"):
            environment.prepare("test.lock")

        assert [path.name for path in project.venv.iterdir()] == ["precious"]

    def test_a_python_without_venv_names_the_package_that_is_missing(
        self, project: Project, calls: list[list[str]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("importlib.util.find_spec", lambda name: None)

        with pytest.raises(environment.Failure, match="python3-venv"):
            environment.prepare("test.lock")

    def test_a_machine_without_python_is_told_so_in_one_line(self, project: Project, tmp_path: Path) -> None:
        for tool in ("dirname", "readlink"):
            (tmp_path / tool).symlink_to(shutil.which(tool) or "")

        done = project.call(PATH=str(tmp_path))

        assert done.returncode == 1
        assert done.stderr.count("\n") == 1
        assert "Python 3.11" in done.stderr

    def test_who_comes_second_waits_and_installs_nothing(self, project: Project) -> None:
        project.make_venv()
        with (project.venv / "hoaban-lock").open("w") as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)
            second = subprocess.Popen(
                [project.folder / "hoaban"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
            )
            with pytest.raises(subprocess.TimeoutExpired):
                second.wait(timeout=1)
            project.stamp("requirements.lock")
        output, errors = second.communicate(timeout=30)

        assert second.returncode == 0
        assert errors == ""
        assert output.startswith("[]")
