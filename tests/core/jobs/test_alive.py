"""Which workers live."""

from pathlib import Path
from typing import Any

from hoaban.core.jobs.alive import bury_the_dead, has_died, held_name, somebody_lives


def test_a_worker_that_works_is_alive_and_its_name_is_its_own(settings: Any, tmp_path: Path) -> None:
    settings.WORKERS_DIR = tmp_path / "workers"

    with held_name() as one, held_name() as other:
        bury_the_dead()

        assert one != other
        assert not has_died(one)
        assert len(list((tmp_path / "workers").iterdir())) == 2
    assert not list((tmp_path / "workers").iterdir())


def test_a_killed_worker_is_known_to_be_dead_until_it_is_buried(dead: str) -> None:
    assert has_died(dead)

    bury_the_dead()

    assert not has_died(dead)


def test_of_a_worker_elsewhere_nothing_is_known(dead: str) -> None:
    assert not has_died("0" * 32)


def test_somebody_lives_while_a_name_is_held(settings: Any, tmp_path: Path) -> None:
    settings.WORKERS_DIR = tmp_path / "workers"
    assert not somebody_lives()

    with held_name():
        assert somebody_lives()
