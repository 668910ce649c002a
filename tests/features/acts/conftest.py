"""Cases in which something can be done, and what the screens are sent."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

import pytest
from django.test import Client

from opora.access.models import Account
from opora.access.roles import Role
from opora.access.viewer import Viewer
from opora.acts.models import Act
from opora.agreements.actions import conclude
from opora.agreements.terms import Terms
from opora.cases.actions import add_person, assign_key_worker, open_case, start_programme
from opora.cases.models import Case
from opora.cases.queries import subject
from opora.catalog import current
from opora.decisions.actions import answer
from opora.intake.actions import inform
from opora.people.actions import register_anonymous, register_named
from opora.people.birth import Birth
from opora.people.models import Person
from tests.features.conftest import SignIn, ViewerOf, Worker

# Asked of applicants on other screens, so that acts are what a test is about.
ASKED: dict[str, dict[str, object]] = {
    "ohrozene_rodiny": {"in_target_group": True},
    "dluhova_poradna": {
        "has_debts": True,
        "exclusion": {"values": ["nestabilni_bydleni"], "complete": True},
    },
    "nekam_patrit": {"programme_fits": True, "goal_agreed": True},
    "rodinna_poradna": {"worker_left_out": False},
    "kontaktni_centrum": {},
}
FORMS = {"rodinna_poradna": "informed_consent"}
SCREENS = ("take_contact", "hold_intro", "accept")
ROLES = {"nekam_patrit": Role.CONSULTANT}
_codes = count(10)


@dataclass
class Place:
    """A case, its worker, and the worker's browser."""

    case: Case
    people: list[Person]
    worker: Account
    browser: Client
    viewer: Viewer

    def url(self, tail: str = "ukon/") -> str:
        return f"/pripady/{self.case.pk}/{tail}"

    def record(self, **typed: object) -> str:
        """Sends the line and gives back what came: the page, or nothing after success."""
        # Whatever hour is told, yesterday it has come.
        day = "včera" if "at" in typed else "dnes"
        sent = {"day": day, "minutes": "60", **{k: v for k, v in typed.items() if v is not None}}
        answer = self.browser.post(self.url(), sent)
        assert answer.status_code in (302, 422), answer.content.decode()
        return "" if answer.status_code == 302 else answer.content.decode()

    def page(self) -> str:
        return self.browser.get(f"/pripady/{self.case.pk}/").content.decode()

    @property
    def acts(self) -> list[Act]:
        return list(Act.objects.filter(case=self.case).order_by("pk"))


MakePlace = Callable[..., Place]


@pytest.fixture
def opened(today: date) -> date:
    """The day of the first contact."""
    return today - timedelta(days=60)


@pytest.fixture
def place(
    worker: Worker,
    client_of: SignIn,
    seen_by: ViewerOf,
    site_of: Callable[[str], str],
    opened: date,
    today: date,
) -> MakePlace:
    """Makes a case at the stage that is asked for."""

    def make(
        service: str,
        *,
        role: Role | None = None,
        site: str = "",
        anonymous: bool = False,
        age: int = 40,
        people: int = 1,
        agreement: bool = True,
        by: Account | None = None,
        asked: dict[str, object] | None = None,
        since: date | None = None,
    ) -> Place:
        first = since or opened
        account = by or worker(service, role or ROLES.get(service, Role.SOCIAL_WORKER))
        leader = seen_by(worker(service, ROLES.get(service, Role.SOCIAL_WORKER)))
        persons = [_person(number, anonymous, age, leader, first) for number in range(people)]
        case = open_case(
            service=service,
            site=site or site_of(service),
            persons=persons[:1],
            family_title="Petrovi" if people > 1 else "",
            by=leader,
            on=first,
        )
        for person in persons[1:]:
            add_person(
                case_id=case.pk, person=person, relation="syn", client=True, by=leader, on=first
            )
        known = {**ASKED[service], **(asked or {})}
        about = subject(case, organisation_id=leader.organisation_id)
        for name, value in known.items():
            answer(subject=about, answers={name: value}, by=leader, on=first)
        if service != "kontaktni_centrum":
            assign_key_worker(
                case_id=case.pk, worker_id=leader.account_id, since=first, by=leader, on=first
            )
        inform(case_id=case.pk, screens=SCREENS, by=leader, on=first)
        if agreement:
            _agree(case, seen_by(worker(service, Role.HEAD)), first)
        if service == "nekam_patrit" and agreement:
            start_programme(
                case_id=case.pk,
                programme="nekam_patrit",
                priority=1,
                started_on=first,
                by=leader,
                on=first,
            )
        return Place(case, persons, account, client_of(account), seen_by(account))

    return make


def _agree(case: Case, head: Viewer, on: date) -> None:
    conclude(
        case_id=case.pk,
        terms=Terms(
            form=FORMS.get(case.service, "spoken"),
            concluded_on=on,
            acts=(current().service(case.service).acts[0].id,),
            goals="Bydlení.",
            when_broken="Promluvíme si.",
            ways_to_end="Kdykoli.",
            data_consent=True,
        ),
        by=head,
        on=on,
    )


def _person(number: int, anonymous: bool, age: int, by: Viewer, on: date) -> Person:
    if anonymous:
        return register_anonymous(code=f"BOROVICE {next(_codes)}", by=by, on=on)
    born = date(on.year - age, on.month, min(on.day, 28))
    return register_named(
        given_name=["Eva", "Jakub", "Ema"][number],
        family_name="Petrů",
        birth=Birth.on(born),
        by=by,
        on=on,
    )
