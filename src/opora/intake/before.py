"""What is known from earlier cases of people who come back: their age, and what they answered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from opora.access.viewer import Viewer
from opora.cases.known.queries import others_of_same
from opora.cases.models import Case
from opora.cases.queries import CaseRow, PersonInCase, people_of, subject
from opora.catalog.service import Service
from opora.decisions.asked import known_answers
from opora.decisions.fact_words import age_words
from opora.decisions.providers import Subject, gather
from opora.decisions.queries import Answered, answers_to
from opora.intake.coming_back import picks_one
from opora.rules.facts import Span

AGE = "age"
STEPS = ("contact", "take_contact")


@dataclass(frozen=True)
class Before:
    """People who come back, as the new form knows them.

    ``answers``: what may have changed, offered as it was answered last, on the day in ``said_on``.
    ``age``: today, between two bounds in years; nothing where nobody has told it.
    """

    served: tuple[PersonInCase, ...] = ()
    age: Mapping[str, int | None] | None = None
    answers: Mapping[str, object] = field(default_factory=dict)
    said_on: Mapping[str, date] = field(default_factory=dict)

    @property
    def asks_age(self) -> bool:
        """Somebody without a name whose age nobody knows; of others it stands with the person."""
        return self.age is None and len(self.served) == 1 and bool(self.served[0].code)

    @property
    def age_words(self) -> str:
        """As "30 let"; nothing where it is not known."""
        ends = Span(self.age.get("low"), self.age.get("high")) if self.age else Span()
        return age_words(ends) if ends != Span() else ""

    @property
    def as_typed(self) -> dict[str, list[str]]:
        """Each yes and no that is offered, as the form would send it."""
        said = {True: "yes", False: "no"}
        answers = self.answers.items()
        return {name: [said[one]] for name, one in answers if isinstance(one, bool)}


def before_of(viewer: Viewer, earlier: CaseRow, service: Service, on: date) -> Before:
    """Of the people of a case that the caller has found visible, as the service may ask of them.

    Where one of a family comes it is not known of whom the answers told: nothing is offered.
    """
    served = tuple(one for one in people_of([earlier.id], on)[earlier.id] if one.client)
    if picks_one(service.id, len(served)):
        return Before(served)
    answers: dict[str, object] = {}
    said_on: dict[str, date] = {}
    for row in (earlier, *others_of_same(viewer, earlier.id)):
        about = _as_of(service, row, viewer)
        for name, value in known_answers(service, about, STEPS, on).items():
            said = next(iter(answers_to(name, row.id, on)), None)
            if said is not None and (name not in said_on or said.on > said_on[name]):
                answers[name], said_on[name] = value, said.on
    return Before(served, _age(viewer, earlier, on), answers, said_on)


def _as_of(service: Service, row: CaseRow, viewer: Viewer) -> Subject:
    """The case as the service of the new one looks at it: an answer holds as long as it says."""
    about = subject(row, organisation_id=viewer.organisation_id)
    return Subject(
        about.organisation_id, service.id, row.site, case_id=row.id, person_ids=about.person_ids
    )


def _age(viewer: Viewer, earlier: CaseRow, on: date) -> Mapping[str, int | None] | None:
    """By the birth, or by what was said in one of their cases; the latest word counts."""
    said = age_said(viewer, earlier, on)
    where = said[0] if said else earlier.id
    row = subject(earlier, organisation_id=viewer.organisation_id)
    about = Subject(
        row.organisation_id, row.service, row.site, case_id=where, person_ids=row.person_ids
    )
    found = gather([AGE], [about], on)[0].get(AGE)
    if isinstance(found, int):
        return {"low": found, "high": found}
    return found if isinstance(found, Mapping) else None


def age_said(viewer: Viewer, earlier: Case | CaseRow, on: date) -> tuple[int, Answered] | None:
    """The latest word on the age in the cases of the same people that are seen, and in which."""
    number = earlier.pk if isinstance(earlier, Case) else earlier.id
    cases = [number, *(row.id for row in others_of_same(viewer, number))]
    said = [(case_id, answers[0]) for case_id in cases if (answers := answers_to(AGE, case_id, on))]
    latest = max(said, key=lambda one: (one[1].on, one[1].id), default=None)
    return latest if latest is not None and latest[1].value is not None else None
