"""The job worker's process, as ./run starts it beside the server: python -m hoaban.config.work

Here: Django set up, nothing migrated and nothing loaded: ./run has done that. Not here: what a worker does
(core/jobs/worker.py).
"""

from __future__ import annotations

import os


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoaban.config.settings")
    import django

    django.setup()
    from hoaban.core.jobs.worker import work

    work()


if __name__ == "__main__":
    main()
