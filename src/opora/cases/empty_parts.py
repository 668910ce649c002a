"""What the margin of a case shows of a part in which there is nothing yet."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Empty:
    """A part of the margin in which there is nothing yet: one line at its end, with the ways on.

    A way is an address, what it is called, and what of that only a screen reader says.
    """

    title: str
    ways: tuple[tuple[str, str, str], ...] = ()
