"""Where the buttons of a refusal lead: to the planning of another meeting, or of this one."""

from django.urls import reverse
from django.utils.http import urlencode

from opora.catalog import current
from opora.decisions.panels import way_on
from opora.decisions.providers import Subject


def _leads(name: str) -> None:
    @way_on(name)
    def url(about: Subject) -> str:
        return book_url(about, name)


def book_url(about: Subject, name: str) -> str:
    """The planning, with the first act of the way on chosen; nowhere without a case."""
    if about.case_id is None:
        return ""
    words = current().service(about.service).words("ways_on")
    acts = next((one.acts for one in words if one.id == name), ())
    address = reverse("appointment_new", args=[about.case_id])
    return f"{address}?ukon={acts[0]}" if acts else address


for _name in (
    "other_time",
    "choose_other_time",
    "book_applicant_meeting",
    "book_consultation",
    "book_first_consultation",
    "book_group_education",
    "intro_in_person",
    "talk_to_parents_separately",
    "hand_to_consultant",
    "invite_client",
    "invite_both_parents",
    "meet_at_office",
    "meet_at_distance",
):
    _leads(_name)


@way_on("hand_to_social_worker")
def to_social_worker(about: Subject) -> str:
    """A meeting for the first talk; who leads it is chosen there. It needs no case yet."""
    if about.case_id is not None:
        return reverse("appointment_new", args=[about.case_id])
    return f"{reverse('visit_new')}?{urlencode({'kde': f'{about.service}:{about.site}'})}"


@way_on("invite_parent", "invite_child_proxy")
def to_guests(about: Subject) -> str:
    """Whom else one invites, with all that was typed about the meeting; nowhere without a case."""
    if about.case_id is None:
        return ""
    return f"{reverse('appointment_new', args=[about.case_id])}?rozepsane=ano#id_guests_0"
