"""What a worker adds to a step on the verdict panel."""

from dataclasses import dataclass
from typing import Any, Literal

from django.http import HttpRequest
from django.utils.translation import gettext as _

Button = Literal["", "justify", "depart", "decided"]


@dataclass(frozen=True)
class Lifting:
    """What a worker adds to a step that the rules do not simply let through.

    ``pressed``: which of the panel's own buttons; without one the reason that was
    written counts, a departure's before a justification.
    """

    justification: str = ""
    departure: bool = False
    decided: bool = False
    pressed: Button = ""

    @classmethod
    def of(cls, request: HttpRequest, *, may_depart: bool) -> "Lifting":
        """Reads the verdict panel's own controls.

        A departure is what has happened already: elsewhere nothing that is sent makes one.
        """
        posted = request.POST
        buttons: tuple[Button, ...] = ("justify", "depart", "decided")
        pressed: Button = next((one for one in buttons if one in posted), "")
        departs = may_depart and pressed not in {"justify", "decided"}
        departure = posted.get("departure", "") if departs else ""
        justification = "" if pressed == "depart" else posted.get("justification", "")
        return cls(
            justification=(departure or justification).strip()[:2000],
            departure=bool(departure.strip()),
            decided=pressed == "decided",
            pressed=pressed,
        )

    @property
    def words(self) -> dict[str, Any]:
        """As keyword arguments of an action."""
        return {
            "justification": self.justification,
            "departure": self.departure,
            "decided": self.decided,
        }

    @property
    def wanting(self) -> dict[str, str]:
        """The sentence at the field of the pressed button that was left empty."""
        if not self.pressed or self.justification:
            return {}
        if self.pressed == "depart":
            return {"depart": _("Napište, co se stalo a proč.")}
        return {self.pressed: _("Napište proč. Důvod zůstane u rozhodnutí.")}
