"""What a worker adds to a step on the verdict panel."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest


@dataclass(frozen=True)
class Lifting:
    """What a worker adds to a step that the rules do not simply let through."""

    justification: str = ""
    departure: bool = False
    decided: bool = False

    @classmethod
    def of(cls, request: HttpRequest) -> "Lifting":
        """Reads the verdict panel's own controls."""
        departure = request.POST.get("departure", "")
        return cls(
            justification=(departure or request.POST.get("justification", "")).strip()[:2000],
            departure=bool(departure.strip()),
            decided="decided" in request.POST,
        )

    @property
    def words(self) -> dict[str, Any]:
        """As keyword arguments of an action."""
        return {
            "justification": self.justification,
            "departure": self.departure,
            "decided": self.decided,
        }
