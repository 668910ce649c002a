"""The day of a first contact: the case is opened by it, so nothing in the case is older."""

from datetime import date

from django.utils.translation import gettext as _

from opora.access.doors import Invalid
from opora.access.viewer import Viewer
from opora.cases.boards import timeline_of
from opora.cases.models import Case
from opora.cases.queries import case_row
from opora.intake.models import Contact
from opora.ui.words import full_day

ALL = 10_000


def check_first_day(by: Viewer, case: Case, contact: Contact, day: date) -> None:
    """Raises Invalid for a day before a birth, or after something in the case that still counts."""
    first = case.participants.select_related("person").order_by("pk").first()
    born = first.person.born_from if first is not None else None
    if first is not None and born is not None and day < born:
        sentence = _("To je před narozením: %(name)s. Napište pozdější den, nebo opravte narození.")
        raise Invalid(on=sentence % {"name": first.person})
    if day <= case.opened_on:
        return
    entries = timeline_of(by, case_row(by, case.pk), ALL)
    # The way agreed at the first contact moves with it, as the people do.
    with_it = {f"contact:{contact.pk:012}"} | {
        one.key for one in entries if one.key.startswith("way:") and one.day == case.opened_on
    }
    others = [one for one in entries if one.kind != "void" and one.key not in with_it]
    oldest = min(others, key=lambda one: one.day, default=None)
    if oldest is not None and oldest.day < day:
        sentence = _("Ze dne %(day)s už tu je: %(what)s. Napište tento den nebo dřívější.")
        raise Invalid(on=sentence % {"day": full_day(oldest.day), "what": oldest.what})
