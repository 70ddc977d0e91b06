"""The window in which a certified product is graded anew (phân hạng lại, khoản 6 Điều 7; khoản 3 Điều 12).

Here: the days of the window that a certificate's end gives, where a day lies in it, and whether the change of
the law took the window away.
Not here: the figures (edition.yaml), the certificate's state (areas/certificates), who was told.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from hoaban.programme.edition import Edition

OPENS, CLOSES, EXTENSION_ENDS = "renewal-opens", "renewal-closes", "extension-ends"
VALID_TO = "certificate-valid-to"


class Place(StrEnum):
    """Where a day lies: before the window, in it, or past it. Both its ends are inside (reading A5)."""

    BEFORE = "before"
    OPEN = "open"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class Window:
    """The days of one certificate.

    opens, closes  first and last day on which the regrading dossier may be filed
    ends           the certificate's last day
    extension_ends the last day an extension may reach
    missed         its last day of filing fell before the edition took effect, and the certificate still held
                   then: the one case that is extended without more (reading A20)
    """

    opens: dt.date
    closes: dt.date
    ends: dt.date
    extension_ends: dt.date
    missed: bool

    def place(self, day: dt.date) -> Place:
        """Where this day lies in the window."""
        if day < self.opens:
            return Place.BEFORE
        return Place.OPEN if day <= self.closes else Place.PAST


def window_of(valid_to: dt.date, edition: Edition) -> Window:
    """The window of a certificate that ends on this day.

    Raises BeyondTime where one of its days does not exist.
    Source: điểm a khoản 6 Điều 7; khoản 3 Điều 12.
    """
    closes = edition.deadline(CLOSES).date(valid_to)
    return Window(
        opens=edition.deadline(OPENS).date(valid_to),
        closes=closes,
        ends=valid_to,
        extension_ends=edition.deadline(EXTENSION_ENDS).date(valid_to),
        missed=closes < edition.dates.effective <= valid_to,
    )
