"""A series in words."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.ui import words

NTH = {
    1: gettext_lazy("první"),
    2: gettext_lazy("druhý"),
    3: gettext_lazy("třetí"),
    4: gettext_lazy("čtvrtý"),
    -1: gettext_lazy("poslední"),
}
# The weekday after "každý první": it agrees with its noun, so each form is a text of its own.
EACH = (
    gettext_lazy("%(n)s pondělí v měsíci"),
    gettext_lazy("%(n)s úterý v měsíci"),
    gettext_lazy("%(n)s středu v měsíci"),
    gettext_lazy("%(n)s čtvrtek v měsíci"),
    gettext_lazy("%(n)s pátek v měsíci"),
    gettext_lazy("%(n)s sobotu v měsíci"),
    gettext_lazy("%(n)s neděli v měsíci"),
)
NTH_OF_THESE = {
    1: gettext_lazy("první"),
    2: gettext_lazy("druhou"),
    3: gettext_lazy("třetí"),
    4: gettext_lazy("čtvrtou"),
    -1: gettext_lazy("poslední"),
}
NTH_OF_THOSE = {
    1: gettext_lazy("první"),
    2: gettext_lazy("druhé"),
    3: gettext_lazy("třetí"),
    4: gettext_lazy("čtvrté"),
    -1: gettext_lazy("poslední"),
}
_FEMININE, _NEUTER = (2, 5, 6), (0, 1)


def rule_words(rrule: str, first: date) -> str:
    """A rule of ours in words, its first day known."""
    told = dict(part.split("=") for part in rrule.split(";"))
    between = ", " if "COUNT" in told else " "
    return f"{_how_often(told, first)}{between}{_until(told)}"


def _how_often(told: dict[str, str], first: date) -> str:
    on = words.ON_WEEKDAYS[first.weekday()]
    if told["FREQ"] == "WEEKLY":
        if told.get("INTERVAL") == "2":
            return _("každé dva týdny %(on)s") % {"on": on}
        return _("každý týden %(on)s") % {"on": on}
    number, weekday = int(told["BYDAY"][:-2]), first.weekday()
    nth = NTH_OF_THESE if weekday in _FEMININE else NTH_OF_THOSE if weekday in _NEUTER else NTH
    which = EACH[weekday] % {"n": nth[number]}
    if weekday in _FEMININE:
        return _("každou %(which)s") % {"which": which}
    if weekday in _NEUTER:
        return _("každé %(which)s") % {"which": which}
    return _("každý %(which)s") % {"which": which}


def _until(told: dict[str, str]) -> str:
    if "COUNT" in told:
        return _("celkem %(n)skrát") % {"n": told["COUNT"]}
    return _("do %(day)s") % {"day": words.full_day(date.fromisoformat(told["UNTIL"]))}
