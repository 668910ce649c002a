"""Setting and correcting who is who; what stood there before stays in the history."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, NotFound, action, tell
from opora.access.roles import PROFESSIONALS
from opora.access.sorting import czech_key, folded
from opora.access.viewer import Viewer
from opora.cases.actions import touch
from opora.cases.mending.actions import fill_in, keep, put
from opora.cases.models import Case, Participant
from opora.cases.queries import case_for
from opora.cases.served import check_served


@dataclass(frozen=True)
class Part:
    """What somebody is to the case: their relation to the others, and whether they are served."""

    relation: str
    client: bool


@action("cases.say_who_is_who", roles=PROFESSIONALS)
def say_who_is_who(
    *, case_id: int, parts: Mapping[int, Part], family_title: str, why: str, by: Viewer, on: date
) -> None:
    """Keeps what differs, with why. Raises Invalid where nothing does, or nobody is served.

    A relation that nobody has told so far, and a family's first name, correct nothing and need
    no reason.

    An empty ``family_title``: the case goes by its first person. Who has only a code is in no
    family that has a name.
    """
    case = case_for(by, case_id, "cases.say_who_is_who")
    rows = {row.person_id: row for row in case.participants.filter(until=None)}
    if set(parts) - set(rows):
        raise NotFound
    changed = [one for one in parts if _part(rows[one]) != parts[one]]
    renamed = family_title.strip() != (case.title if case.family else "")
    if not changed and not renamed:
        raise Invalid(form=_("Všechno zůstalo stejné. Změňte aspoň jednu věc."))
    if not any(parts[one].client if one in parts else rows[one].client for one in rows):
        raise Invalid(form=_("V případu musí zůstat aspoň jeden klient."))
    for one in changed:
        _keep_part(case, rows[one], parts[one], why, by, on)
    if renamed:
        _rename(case, family_title.strip(), why)
    touch(case)
    tell(case_id=case.pk, subjects=[f"person:{one}" for one in changed], why=why)


def _part(row: Participant) -> Part:
    return Part(row.relation, row.client)


def _keep_part(case: Case, row: Participant, part: Part, why: str, by: Viewer, on: date) -> None:
    if part.client and not row.client:
        check_served(case, by, on)
    if not row.history.exists():
        row.save()  # What was written at the first contact has no history of its own yet.
    fill_in(row, why, relation=part.relation.strip(), client=part.client)


def _rename(case: Case, title: str, why: str) -> None:
    first = case.participants.select_related("person").order_by("pk").first()
    if first is None:
        raise NotFound
    if title and case.participants.filter(until=None, person__kind="anonymous").exists():
        sentence = _("Kdo je tu jen pod kódem, zůstane pod kódem. Jméno rodiny sem nepatří.")
        raise Invalid(family_title=sentence)
    named = {"title": title, "sort_title": czech_key(title)} if title else {}
    own = {"title": str(first.person), "sort_title": first.person.sort_name}
    columns = {**(named or own), "family": bool(title), "family_folded": folded(title)}
    if case.family or why.strip():
        keep(case, why, **columns)
    else:
        put(case, columns)
