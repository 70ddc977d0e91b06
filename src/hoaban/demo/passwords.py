"""How the demonstration keeps its passwords: quickly.

Its one password stands on its own log-in page, so a slow hash guards nothing and costs every first start, and
every log-in of a test, a fifth of a second of work. Only the settings of a demonstration name this; a
demonstration answers on its own machine alone, and its data is never taken for real data.
"""

from __future__ import annotations

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickHasher(Argon2PasswordHasher):
    """Argon2 with the least of time and memory."""

    time_cost = 1
    memory_cost = 64
    parallelism = 1
