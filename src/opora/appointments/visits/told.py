"""What is kept of somebody who only calls to come by, and what of it would be identity."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

MOST_DIGITS = 5
"""A house or a code may have a number; a phone or a day of birth has more digits."""
_MAIL = re.compile(r"\S@\S")
_BIRTH = re.compile(r"\d{1,2}\s*\.\s*\d{1,2}\s*\.\s*\d{2,4}|\d{6}\s*/\s*\d{3,4}")


@dataclass(frozen=True)
class Known:
    """By what somebody is known at the door: a word of their own, or the code they have."""

    label: str = ""
    code: str = ""

    @property
    def columns(self) -> dict[str, str]:
        """The columns of the meeting that say so."""
        return {"label": self.label.strip(), "code": self.code.strip()}


def wrong(known: Known) -> Mapping[str, str]:
    """A sentence at each field that says too little, or who it is."""
    if not any(known.columns.values()):
        return {"label": _("Napište slovo, podle kterého se u dveří poznáte.")}
    typed = known.label
    digits = sum(one.isdigit() for one in typed)
    if digits > MOST_DIGITS or _MAIL.search(typed) or _BIRTH.search(typed):
        return {
            "label": _(
                "Telefon, e-mail ani datum narození sem nepatří. Domluvte si slovo, které řeknete"
                " u dveří."
            )
        }
    return {}
