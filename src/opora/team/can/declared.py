"""A procedure as it is typed: one step on a line, with who takes it and within how many days."""

from collections.abc import Sequence
from dataclasses import dataclass

from opora.access.queries import Colleague

LONGEST = 200
MOST_DAYS = 999
PARTS = 3


@dataclass(frozen=True)
class DeclaredStep:
    """What is to be done, by whom, within how many days from the day of the switch."""

    what: str
    worker_id: int
    days: int


def steps_in(text: str, people: Sequence[Colleague]) -> tuple[list[DeclaredStep], str]:
    """The steps, and the first line that can't be read (empty where all can)."""
    known = {one.name.casefold(): one.id for one in people}
    found: list[DeclaredStep] = []
    for line in filter(None, (one.strip() for one in text.splitlines())):
        parts = [one.strip() for one in line.rsplit(",", PARTS - 1)]
        worker = known.get(parts[1].casefold()) if len(parts) == PARTS else None
        days = parts[-1].split(" ")[0].split("\xa0")[0]
        fits = days.isascii() and days.isdecimal() and len(days) <= len(str(MOST_DAYS))
        if worker is None or not fits or not 0 < len(parts[0]) <= LONGEST:
            return found, line
        found.append(DeclaredStep(parts[0], worker, int(days)))
    return found, ""


def as_typed(steps: Sequence[DeclaredStep], called: dict[int, str]) -> str:
    """The same, to be typed anew."""
    lines = (f"{one.what}, {called.get(one.worker_id, '')}, {one.days}" for one in steps)
    return "\n".join(lines)
