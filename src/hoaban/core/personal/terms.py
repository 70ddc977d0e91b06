"""How soon a request about personal data is answered, from terms.json with its article.

The days within which it is then carried out differ by request and were not compared with the text: they are
not counted here.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Within:
    """So many working days, and the article that says so."""

    working_days: int
    article: str


ANSWER_WITHIN = Within(
    **json.loads(Path(__file__).with_name("terms.json").read_text(encoding="utf-8"))["answer"]
)
