"""The remark that a worker has two cases recorded at one time."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from opora.access.viewer import Viewer
from opora.acts.at_once.queries import Recorded, at_once
from opora.acts.happened import Happened
from opora.ui import words


def remark(viewer: Viewer, case_id: int, what: Happened) -> str:
    """'V tu dobu máte zapsáno i: Eva Šimková 9:00-10:00.'; empty where there is nothing else."""
    told = dict.fromkeys(map(_case_and_hours, at_once(viewer, case_id, what)))
    if not told:
        return ""
    return _("V tu dobu máte zapsáno i: %(what)s.") % {"what": ", ".join(told)}


def remark_without_names(viewer: Viewer, case_id: int, what: Happened) -> str:
    """The same for what a browser keeps."""
    told = dict.fromkeys(map(_hours, at_once(viewer, case_id, what)))
    if not told:
        return ""
    return _("V tu dobu máte zapsáno ještě něco: %(hours)s.") % {"hours": ", ".join(told)}


def remarks_of(pairs: Sequence[Sequence[Recorded]]) -> list[str]:
    """The same of all that is recorded for a day, two and two."""
    return list(dict.fromkeys(map(_both, pairs)))


def _both(pair: Sequence[Recorded]) -> str:
    one, other = map(_case_and_hours, pair)
    return _("Ve stejnou dobu máte zapsáno: %(one)s a %(other)s.") % {"one": one, "other": other}


def _case_and_hours(one: Recorded) -> str:
    """The case and from when until when; whose case is not seen has no name here."""
    title = one.title or _("jiný případ")
    return f"{title} {_hours(one)}"


def _hours(one: Recorded) -> str:
    return f"{words.hour(one.starts.time())}–{words.hour(one.ends.time())}"
