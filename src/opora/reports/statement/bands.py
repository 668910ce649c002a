"""Bands of age in which the register of providers of social services has clients told."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Band:
    """Completed years from ``low`` to ``high``, both among them; ``high`` None: no end."""

    low: int
    high: int | None

    @property
    def label(self) -> str:
        """'do 6 let', '7–10 let', 'nad 80 let'."""
        if self.high is None:
            return _("nad %(age)s let") % {"age": self.low - 1}
        if self.low == 0:
            return _("do %(age)s let") % {"age": self.high}
        return _("%(low)s–%(high)s let") % {"low": self.low, "high": self.high}


# Source: the register of providers (§ 85 of Act 108/2006) lists age groups of clients so.
BANDS = (
    Band(0, 6),
    Band(7, 10),
    Band(11, 15),
    Band(16, 18),
    Band(19, 26),
    Band(27, 64),
    Band(65, 80),
    Band(81, None),
)


def band_of(age: int) -> int:
    """Which of the bands, by its place."""
    return max(place for place, band in enumerate(BANDS) if band.low <= age)


def last_birth(age: int, on: date) -> date:
    """The last day of birth of whoever has completed so many years on the day."""
    year = on.year - age
    try:
        return on.replace(year=year)
    except ValueError:  # 29 February: whoever was born on 1 March completes the year a day later
        return date(year, 3, 1) - timedelta(days=1)
