"""Proofs that take minutes. They run when asked for: HOABAN_TEST_LONG=1 ./test tests/long"""

from __future__ import annotations

import os

collect_ignore_glob = [] if os.environ.get("HOABAN_TEST_LONG") else ["test_*.py"]
