"""The first contact of somebody who was expected without a case; whose draft a contact is."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from opora.access.actions import drop_draft, keep_draft
from opora.access.models import Draft
from opora.access.queries import draft
from opora.access.viewer import Viewer
from opora.appointments.visits.queries import VisitRow, visit_row
from opora.catalog.service import Service
from opora.intake.models import Contact, Way
from opora.intake.told_contact import NAMELESS
from opora.ui.number_fields import number_of
from opora.ui.words import hour, voiced

PAGE = "contact"
VISIT = "prichod"
"""The meeting, in the address and in the draft."""
RETURNING = "returning"
"""The earlier case of those who come back, in the form and in its draft."""
BEGINS = "begins"
"""The button beside the form: it is somebody known, begin from this case of theirs."""
SOMEONE_NEW = "someone_new"
NOT_KEPT = {
    "csrfmiddlewaretoken",
    "once",
    "seen",
    "justification",
    "departure",
    "then",
    BEGINS,
    SOMEONE_NEW,
}
WAYS = {"": Way.IN_PERSON, "in_person": Way.IN_PERSON, "phone": Way.PHONE}


def expected(viewer: Viewer, told: Mapping[str, str]) -> VisitRow | None:
    """The meeting that the address names; NotFound away from the viewer's places."""
    wanted = number_of(told.get(VISIT))
    return None if wanted is None else visit_row(viewer, wanted)


def place_of(row: VisitRow | None, posts: Sequence[str]) -> str:
    """Where the contact is: at the site of the meeting; sites that are not told apart are one."""
    if row is None:
        return ""
    exact, same = f"{row.service}:{row.site}", [one for one in posts if one.startswith(row.service)]
    return exact if exact in posts else next(iter(same), "")


def start_with(row: VisitRow, service: Service, today: date) -> dict[str, Any]:
    """Who, by which way and on which day, as far as the meeting tells."""
    start: dict[str, Any] = {"way": WAYS.get(row.channel, "")}
    if service.anonymous:
        start["who"] = NAMELESS
    if row.code:
        start["code"] = row.code
    return start | {"on": min(row.day, today)}


def page_of(earlier: object, expected: object = "") -> str:
    """Under which name the draft is kept: of each who come back or were expected, their own."""
    known, visit = number_of(str(earlier)), number_of(str(expected))
    if visit is not None:
        return f"{PAGE}:visit:{visit}"
    return PAGE if known is None else f"{PAGE}:{known}"


def keep_written(sent: QueryDict, by: Viewer) -> Draft:
    """What is being written is kept on the server, also what has to be shortened to be saved."""
    page = page_of(sent.get(RETURNING), sent.get(VISIT))
    return keep_draft(page=page, content=_written(sent), by=by)


def take_along(sent: QueryDict, earlier: int, by: Viewer) -> None:
    """What was written goes on as the draft of those who come back; the plain form has it no more.

    What that draft holds already, and was not written anew, stays.
    """
    plain, theirs = page_of("", sent.get(VISIT)), page_of(earlier, sent.get(VISIT))
    before = draft(by, theirs)
    written = {name: one for name, one in _written(sent).items() if one != [""]}
    kept = dict(before.content) if before is not None else {}
    keep_draft(page=theirs, content=kept | written, by=by)
    if plain != theirs:
        drop_draft(page=plain, account_id=by.account_id)


GOES_ON = "contact_goes_on"


def goes_on_page(case_id: int) -> str:
    """Under which name is kept what goes on as a later contact of a running case."""
    return f"{GOES_ON}:{case_id}"


def hand_on(sent: QueryDict, case_id: int, by: Viewer) -> None:
    """It is a client whose case runs: what was said goes on as a note there, and is a draft."""
    labelled = (
        ("%(said)s", "request"),
        (_("Telefon: %(said)s"), "phone"),
        (_("E-mail: %(said)s"), "email"),
        (_("Kdy se ozvat: %(said)s"), "when"),
    )
    said = [(label, sent.get(name, "").strip()) for label, name in labelled]
    note = "\n".join(label % {"said": one} for label, one in said if one)
    content: dict[str, object] = {"note": note, "way": sent.get("way", "")}
    keep_draft(page=goes_on_page(case_id), content=content, by=by)
    drop_draft(page=page_of(sent.get(RETURNING), sent.get(VISIT)), account_id=by.account_id)


def handed_on(case_id: int, by: Viewer) -> dict[str, Any]:
    """What the note of a later contact begins with; nothing where nothing was handed on."""
    kept = draft(by, goes_on_page(case_id))
    if kept is None:
        return {}
    way = kept.content["way"]
    reached = {"kind": Contact.Kind.REACHED.value, "way": way} if way in Way.values else {}
    return {"note": kept.content["note"], **reached}


def _written(sent: QueryDict) -> dict[str, object]:
    return {
        name: [str(value)[:100_000] for value in values[:20]]
        for name, values in sent.lists()
        if name not in NOT_KEPT
    }


def draft_line(at: Any) -> str:
    """When the draft was kept."""
    saved = hour(timezone.localtime(at).time())
    return voiced(_("Rozepsané uloženo v %(hour)s") % {"hour": saved})
