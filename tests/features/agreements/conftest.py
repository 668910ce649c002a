"""Cases as they stand before an agreement, and what the form is sent."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import count

import pytest
from django.test import Client

from opora.access.models import Account
from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.access.viewer import Viewer
from opora.agreements import terms as agreed_terms
from opora.agreements.actions import conclude as conclude_agreement
from opora.cases.actions import add_person, assign_key_worker, open_case
from opora.cases.models import Case
from opora.cases.queries import subject
from opora.catalog import current
from opora.decisions.actions import answer
from opora.intake.actions import inform
from opora.intake.promised import TELLING_STEPS
from opora.people.actions import register_anonymous, register_named
from opora.people.birth import Birth
from opora.people.models import Person
from tests.features.agreements.noticed import Agreed
from tests.features.conftest import SignIn, ViewerOf, Worker

MakeCase = Callable[..., Case]
MakeAgreed = Callable[..., Agreed]
FORMS = {"rodinna_poradna": "informed_consent"}
Terms = dict[str, object]
_codes = count(10)

# What is asked of applicants on other screens, so that the agreement is what a test is about.
ASKED: dict[str, dict[str, object]] = {
    "ohrozene_rodiny": {"in_target_group": True},
    "dluhova_poradna": {
        "has_debts": True,
        "exclusion": {"values": ["nestabilni_bydleni"], "complete": True},
    },
    "nekam_patrit": {"programme_fits": True},
}
KEY_WORKER = {"nekam_patrit": Role.CONSULTANT, "rodinna_poradna": Role.SOCIAL_WORKER}


@pytest.fixture
def first_contact(today: date) -> date:
    """The day of the first contact."""
    return today - timedelta(days=20)


@pytest.fixture
def head(worker: Worker) -> Callable[[str], Account]:
    """The head of a service."""
    return lambda service: worker(service, Role.HEAD)


@pytest.fixture
def make_case(
    worker: Worker, seen_by: ViewerOf, site_of: Callable[[str], str], first_contact: date
) -> MakeCase:
    """An applicant's case, ready for an agreement."""

    def make(
        service: str,
        *,
        site: str = "",
        anonymous: bool = False,
        born: date | None = None,
        informed: bool = True,
        key_worker: bool = True,
        family: str = "",
    ) -> Case:
        account = worker(service, KEY_WORKER.get(service, Role.SOCIAL_WORKER))
        by = seen_by(account)
        person = _person(anonymous, born, by, first_contact)
        case = open_case(
            service=service,
            site=site or site_of(service),
            persons=[person],
            family_title=family,
            by=by,
            on=first_contact,
        )
        known = dict(ASKED.get(service, {}))
        about = subject(case, organisation_id=by.organisation_id)
        if known:
            answer(subject=about, answers=known, by=by, on=first_contact)
        if informed:
            inform(case_id=case.pk, screens=TELLING_STEPS, by=by, on=first_contact)
        if key_worker and service in KEY_WORKER:
            assign_key_worker(
                case_id=case.pk, worker_id=account.pk, since=first_contact, by=by, on=first_contact
            )
        case.refresh_from_db()
        return case

    return make


def _person(anonymous: bool, born: date | None, by: Viewer, on: date) -> Person:
    if anonymous:
        return register_anonymous(code=f"JAVOR {next(_codes)}", by=by, on=on)
    return register_named(
        given_name="Dana",
        family_name="Petrů",
        birth=Birth.on(born or date(1985, 5, 5)),
        by=by,
        on=on,
    )


@pytest.fixture
def add_child(seen_by: ViewerOf) -> Callable[..., Person]:
    """One more person in a case."""

    def add(case: Case, by: Account, *, born: date, name: str = "Jakub", on: date) -> Person:
        who = seen_by(by)
        person = register_named(
            given_name=name, family_name="Petrů", birth=Birth.on(born), by=who, on=on
        )
        add_person(case_id=case.pk, person=person, relation="syn", client=True, by=who, on=on)
        return person

    return add


@pytest.fixture
def terms(today: date) -> Terms:
    """A whole agreement, as typed."""
    return {
        "form": "written",
        "concluded_on": today.isoformat(),
        "goals": "Pomoc s hledáním bytu a jednání s úřadem práce.",
        "when_broken": "Nejdřív si o tom promluvíme.",
        "ways_to_end": "Kdykoli, stačí říct.",
        "data_consent": "yes",
    }


def clients_of(case: Case) -> list[str]:
    """The clients of the case, as they are ticked."""
    return [str(one.person_id) for one in case.participants.filter(client=True)]


@pytest.fixture
def conclude(head: Callable[[str], Account], client_of: SignIn) -> Callable[..., Client]:
    """Concludes an agreement on the screen, as the head, with all clients; returns the browser."""

    def send(case: Case, typed: Terms, by: Account | None = None) -> Client:
        browser = client_of(by or head(case.service))
        typed = {"parties": clients_of(case)} | typed
        answer = browser.post(f"/pripady/{case.pk}/smlouva/uzavrit/", typed)
        assert answer.status_code == 302, answer.content.decode()
        return browser

    return send


@pytest.fixture
def agreed(
    make_case: MakeCase,
    head: Callable[[str], Account],
    worker: Worker,
    client_of: SignIn,
    first_contact: date,
) -> MakeAgreed:
    """Makes it; ``fee`` is what the agreement asks for the service."""

    def make(
        service: str = "kontaktni_centrum", *, anonymous: bool = False, fee: int | None = None
    ) -> Agreed:
        case = make_case(service, anonymous=anonymous)
        leader, other = head(service), worker(service, Role.SOCIAL_WORKER)
        told = agreed_terms.Terms(
            form=FORMS.get(service, "spoken"),
            concluded_on=first_contact,
            acts=(current().service(service).acts[0].id,),
            goals="Bydlení.",
            when_broken="Promluvíme si.",
            ways_to_end="Kdykoli.",
            fee=fee,
            data_consent=True,
        )
        conclude_agreement(case_id=case.pk, terms=told, by=viewer_of(leader), on=first_contact)
        case.refresh_from_db()
        return Agreed(
            case, leader, other, client_of(leader), client_of(other), first_contact
        )  # fmt: skip

    return make
