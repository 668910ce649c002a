"""When somebody was born, as far as it is known, and how old that makes them."""

from dataclasses import dataclass
from datetime import date

from opora.rules.facts import Span


@dataclass(frozen=True)
class Birth:
    """The first and the last day on which the person may have been born."""

    first: date
    last: date

    @classmethod
    def on(cls, day: date) -> "Birth":
        """An exact date."""
        return cls(day, day)

    @classmethod
    def in_year(cls, year: int) -> "Birth":
        """Only the year is known."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    def age(self, on: date) -> Span:
        """Completed years on a day, as an interval."""
        return Span(completed_years(self.last, on), completed_years(self.first, on))


def completed_years(born: date, on: date) -> int:
    """Full years on a day. Who was born on 29 February completes a year on 1 March."""
    return max(0, on.year - born.year - ((on.month, on.day) < (born.month, born.day)))
