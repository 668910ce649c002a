"""Where the buttons of a refusal lead: to the form of the act that is possible instead."""

from django.urls import reverse

from opora.catalog import current
from opora.decisions.panels import way_on
from opora.decisions.providers import Subject


def _leads(name: str) -> None:
    @way_on(name)
    def url(about: Subject) -> str:
        return act_url(about, name)


def act_url(about: Subject, name: str) -> str:
    """The form with the first act of the way on chosen."""
    service = current().service(about.service)
    words = (one.acts for one in service.words("ways_on") if one.id == name)
    acts = next(words, ()) or ((name,) if service.act(name) else ())
    if about.case_id is None:
        return reverse("my_day")
    return act_of_kind_url(about.case_id, acts[0] if acts else "")


def act_of_kind_url(case_id: int, kind: str) -> str:
    """The form of an act in the case, with its kind chosen."""
    address = reverse("act_new", args=[case_id])
    return f"{address}?ukon={kind}" if kind else address


for _name in (
    "counselling",
    "basic_counselling",
    "one_off_counselling",
    "crisis_intervention",
    "help_with_benefits",
):
    _leads(_name)
