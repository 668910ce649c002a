"""A clash in words, with a way on."""

from collections.abc import Sequence
from datetime import time

from django.utils.translation import gettext as _

from opora.access.doors import Invalid
from opora.appointments.clashes.queries import Clash
from opora.ui import words

MOST = 6
"""So many are told one by one; of the rest only that there are more."""


class Stopped(Invalid):
    """A meeting that can't be at that time; ``told`` says why.

    ``liftable``: a reason lets it through, as somebody has just another meeting then.
    """

    told: str
    liftable: bool


class Clashing(Stopped):
    """Somebody or something is taken at the time."""

    def __init__(self, found: Sequence[Clash], free: Sequence[time]) -> None:
        self.found = tuple(found)
        self.liftable = not any(one.never for one in found)
        self.told = " ".join(dict.fromkeys(map(clash_words, self.found[:MOST])))
        if len(self.found) > MOST:
            self.told += " " + _("A ještě další.")
        super().__init__(at=f"{self.told} {self._way_on(free)}")

    def _way_on(self, free: Sequence[time]) -> str:
        """Whoever is away is away the whole day: no other time of it helps."""
        if any(one.kind == "away" for one in self.found):
            return _("Vyberte jiný den, nebo jiného pracovníka.")
        return way_on(free)


def clash_words(one: Clash) -> str:
    """'Jana Horská má 9:00–10:00 jinou schůzku (Danišovi).'; unseen: without what it is."""
    told = {
        "whom": one.whom,
        "from": words.hour(one.starts.time()),
        "to": words.hour(one.ends.time()),
        "what": f" ({one.title})" if one.title else "",
    }
    if one.kind == "away":
        return _("%(whom)s má ten den zapsanou nepřítomnost.") % told
    if one.kind == "room":
        return _("Místnost %(whom)s je %(from)s–%(to)s obsazená%(what)s.") % told
    if not one.title:
        return _("%(whom)s má %(from)s–%(to)s obsazeno.") % told
    return _("%(whom)s má %(from)s–%(to)s jinou schůzku%(what)s.") % told


def way_on(free: Sequence[time]) -> str:
    """Which other times there are on the day."""
    if not free:
        return _("Ten den už společný volný čas není, vyberte jiný den.")
    listed = ", ".join(words.hour(one) for one in free)
    return _("Vyberte jiný čas, volno je například od: %(hours)s.") % {"hours": listed}
