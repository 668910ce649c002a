"""Where the ways on lead that intake offers after a no."""

from django.urls import reverse

from opora.decisions.panels import way_on
from opora.decisions.providers import Subject
from opora.intake.moving.queries import case_may_be_moved
from opora.intake.places.queries import waits


def _to(name: str, subject: Subject) -> str:
    if subject.case_id is None:
        return reverse("contact_new")
    return reverse(name, args=[subject.case_id])


@way_on("refer")
def to_refer(subject: Subject) -> str:
    """Help with the way to another service."""
    return _to("refer", subject)


@way_on("waiting_list")
def to_waiting_list(subject: Subject) -> str:
    """The waiting list; whoever waits already is not put there once more."""
    if subject.case_id is not None and waits(subject.case_id):
        return ""
    return _to("waiting_list", subject)


@way_on("other_site")
def to_other_site(subject: Subject) -> str:
    """Moving the application; once somebody is taken on at a site, there is no such way."""
    if subject.case_id is None or not case_may_be_moved(subject.case_id):
        return ""
    return _to("move_to_site", subject)


@way_on("accept")
def to_accept(subject: Subject) -> str:
    """Taking the applicant on."""
    return _to("accept", subject)


@way_on("inform")
def to_inform(subject: Subject) -> str:
    """Going through the conditions and rules."""
    return _to("inform", subject)


@way_on("ask_spoken_consent")
def to_spoken_consent(subject: Subject) -> str:
    """Asking for the consent; from there back to the consultation."""
    return _to("spoken_consent", subject)


@way_on("intro_in_person")
def to_intro(subject: Subject) -> str:
    """The introductory consultation, face to face."""
    return _to("hold_intro", subject)


@way_on("ask_second_professional")
def to_assessment(subject: Subject) -> str:
    """The assessment, with one professional more."""
    return _to("assess", subject)


@way_on("name_listed_kind")
def to_card(subject: Subject) -> str:
    """The contact card, where kinds of exclusion are ticked."""
    return _to("contact_card", subject)


@way_on("open_own_case")
def to_contact(subject: Subject) -> str:
    """A first contact of somebody else."""
    return reverse("contact_new")
