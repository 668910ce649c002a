"""Every address × everybody who works here or does not: what they meet, by GET and by POST."""

import html
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from http.cookies import SimpleCookie
from itertools import product
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone
from django_scopes import scope

from opora.access.actions import exclude, found_organisation, give_post, grant, open_account
from opora.access.models import Account, Exclusion
from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.acts.models import Act
from opora.agreements.models import Agreement, Ending
from opora.appointments.models import Review
from opora.cases.models import AgreedWay, Case, KeyWorker, Participant, Programme
from opora.catalog import current
from opora.complaints.models import Appeal, Complaint, Extension
from opora.decisions.models import Decision, Handover
from opora.intake.models import Assessment, Contact, Informed, Introduction, Outcome, SiteMove
from opora.people.models import Person
from opora.plans.models import Goal, NoPlanNeeded, Plan, Revision
from opora.plans.models import Step as PlanStep
from tests.access.addresses import WAYS
from tests.access.broken import account_without_posts, broken
from tests.access.conftest import open_for
from tests.access.consented import consented, ended_goal
from tests.access.document_rows import document_rows, printed_reply
from tests.access.family_rows import family_rows
from tests.access.gates import METHODS, REFUSED, asks_for, told_at_the_gate
from tests.access.meeting_rows import meeting_rows
from tests.access.team_rows import team_rows
from tests.access.void_rows import void_rows
from tests.access.ways import NAMED, Way, sight_of
from tests.division import asks_here
from tests.features.conftest import SERVICES
from tests.signed_in import signed_in

ABSENT = 10**9
COMPARED = {"technical_admin", "excluded head", "head of another organisation"}
OTHER_SITE = {"ohrozene_rodiny": "litvinov"}
Stand = Callable[[str], "Ground"]


@dataclass
class Ground:
    """A case with something of everything, and all who may ask for it."""

    ids: dict[str, object]
    roles: dict[str, Account]
    blind: dict[str, Account]
    lent: dict[str, Account]
    case: Case
    sessions: dict[int, SimpleCookie]

    def client_of(self, account: Account) -> Client:
        """A browser in which the account is signed in already."""
        client = Client()
        client.cookies = SimpleCookie(self.sessions[account.pk])
        return client

    def path(self, way: Way, *, absent: bool = False) -> str:
        return way.path.format(**(self.ids | (dict.fromkeys(NAMED, ABSENT) if absent else {})))


def names() -> set[str]:
    return {one for one in get_resolver().reverse_dict if isinstance(one, str)}


def test_every_address_is_in_the_table() -> None:
    assert names() - set(WAYS) == set(), "say in tests/access/addresses.py whose it is"
    assert set(WAYS) - names() == set(), "these are in the table and nowhere else"


def void_case(case: Case, account: Account, today: date) -> int:
    """A second one with the same person that was opened by mistake."""
    mistaken: Case = Case.objects.create(
        organisation_id=case.organisation_id, service=case.service, site=case.site, title="Omyl",
        sort_title="omyl", opened_on=today, opened_by=account, void_reason="x",
    )  # fmt: skip
    person = case.participants.order_by("pk")[0].person
    Participant.objects.create(case=mistaken, person=person, since=today)
    return mistaken.pk


def everything(case: Case, account: Account, today: date) -> dict[str, object]:
    """Rows behind each address, made without asking the rules: they are not what is tested."""
    shared = {"organisation_id": case.organisation_id, "service": case.service, "site": case.site}
    decision = Decision.objects.create(
        **shared, case_id=case.pk, ask="may_accept", on=today, by_id=account.pk, answer="yes",
        version="1", verdict={"reasons": [], "facts": {}},
    )  # fmt: skip
    agreement = Agreement.objects.create(
        case=case, form="spoken", concluded_on=today, concluded_by=account, decision_id=decision.pk
    )
    ending = Ending.objects.create(
        agreement=agreement, kind="client", ended_on=today, recorded_by=account
    )
    outcome = Outcome.objects.create(
        case=case, kind="refused", on=today, decision_id=decision.pk, by=account
    )
    intro = Introduction.objects.create(case=case, on=today, way="in_person", by=account)
    weighed = Assessment.objects.create(case=case, on=today, key_worker=account, by=account)
    told = Informed.objects.create(
        case=case, on=today, fields=[], rules=[], version="1", by=account
    )
    act = Act.objects.create(
        **shared, case=case, kind="x", day=today, minutes=30, worker=account, recorded_on=today,
        departure=True, reason="x",
    )  # fmt: skip
    plan = Plan.objects.create(
        case=case, form="written", made_on=today, made_by=account, decision_id=decision.pk
    )
    goal = Goal.objects.create(plan=plan, words="x", said_on=today)
    service = current().service(case.service)
    complaint, unanswered = (
        Complaint.objects.create(
            **shared, about_case=case, kind="complaint", received_on=today, words="x",
            about="service", taken_by=account, recorded_by=account, recorded_on=today,
        )
        for _number in range(2)
    )  # fmt: skip
    longer = Extension.objects.create(
        complaint=complaint, on=today, until=today + timedelta(days=60), reason="x",
        decision_id=decision.pk, by=account,
    )  # fmt: skip
    return {
        **team_rows(case, account, decision.pk, today),
        **family_rows(case, today),
        "complaint": complaint.pk,
        "unanswered": unanswered.pk,
        **printed_reply(complaint, account, today),
        "extension": longer.pk,
        "appeal": Appeal.objects.create(
            complaint=complaint, on=today, body="region", by=account
        ).pk,
        **document_rows(case, account, today),
        **consented(case, account, decision.pk, today),
        "goal": goal.pk,
        **ended_goal(goal, account, today),
        "step": PlanStep.objects.create(goal=goal, what="x", taker="worker").pk,
        "case": case.pk,
        "person": case.participants.get().person_id,
        "programme": Programme.objects.create(case=case, programme="x", started_on=today).pk,
        "former": Participant.objects.create(
            case=case,
            person=Person.objects.create(
                organisation_id=case.organisation_id, kind="named", given_name="x"
            ),
            since=today,
            until=today,
        ).person_id,
        "decision": decision.pk,
        "agreement": agreement.pk,
        "ending": ending.pk,
        **broken(agreement, account, today),
        "way": AgreedWay.objects.create(case=case, contact="x", since=today, by=account).pk,
        "revision": Revision.objects.create(plan=plan, on=today, changed="x", by=account).pk,
        "no_plan": NoPlanNeeded.objects.create(
            case=case, visits=6, reason="x", on=today, by=account
        ).pk,
        "act": act.pk,
        **void_rows(case, account, today),
        **meeting_rows(case, account, today),
        "exclusion": Exclusion.objects.create(
            account=account_without_posts(case),
            since=today,
            reason="x",
            person_id=case.participants.get(until=None).person_id,
        ).pk,
        "start": KeyWorker.objects.create(case=case, worker=account, since=today).pk,
        "review": Review.objects.create(case=case, on=today, outcome="x", by=account).pk,
        "handover": Handover.objects.create(
            **shared,
            case_id=case.pk,
            kind="permission",
            step=f"/pripady/{case.pk}/ukon/",
            refused=decision,
            why="x",
            asked_on=today,
            asked_by_id=account.pk,
        ).pk,
        "void": void_case(case, account, today),
        "contact": Contact.objects.create(case=case, kind="note", on=today, by=account).pk,
        "outcome": outcome.pk,
        "site_move": SiteMove.objects.create(
            case=case, from_site=case.site, to_site=case.site, reason="x", on=today, by=account
        ).pk,
        "intro": intro.pk,
        "assessment": weighed.pk,
        "informed": told.pk,
        "service": case.service,
        "question": next((one.id for one in service.open_questions), "zadna"),
        "plan": plan.pk,
        "parameter": next((one.name for one in service.parameters), "zadne"),
    }


DEBTS = "dluhova_poradna"
AWAY = {DEBTS: "rodinna_poradna"}
SITES = {one: current().service(one).sites[0].id for one in SERVICES}
PASSWORD = "dlouhé heslo pro zkoušku"


def ground_of(service: str, today: date) -> Ground:
    """A service's case in front of everybody, in an organisation of its own."""
    organisation = found_organisation(name="Dobrý soused, z. s.", services=SERVICES).pk
    elsewhere = found_organisation(name="Jinde, z. s.", services=[service]).pk
    site = SITES[service]
    other = OTHER_SITE.get(service, "jinde")

    def hired(name: str, role: Role, where: str, at: str, organisation_id: int) -> Account:
        account = open_account(
            organisation_id=organisation_id, username=f"{name} {organisation_id}",
            full_name=f"Jana Zkušební{name}", password=PASSWORD,
        )  # fmt: skip
        give_post(account_id=account.pk, role=role, service=where, site=at)
        return account

    def worker(
        name: str, role: Role = Role.SOCIAL_WORKER, where: str = service, at: str = site
    ) -> Account:
        return hired(name, role, where, at, organisation)

    with scope(organisation=organisation):
        head = worker("vedoucí", Role.HEAD)
        case = open_for(head, service, site, today)
        by = viewer_of(head)
        blind = {
            "worker of another service": worker("b1", where=AWAY.get(service, DEBTS), at=""),
            "worker of another site": worker("b2", at=other),
            "assistant without a loan": worker("b3", Role.ASSISTANT),
            "excluded worker": worker("b4"),
            "excluded head": worker("b5", Role.HEAD),
            "head of another organisation": hired("b6", Role.HEAD, service, "", elsewhere),
        }
        for name in ("excluded worker", "excluded head"):
            exclude(
                account_id=blind[name].pk, person_id=case.participants.get().person_id,
                reason="x", by=by, on=today,
            )  # fmt: skip
        roles = {role.value: worker(role.value, role) for role in Role}
        lent = {
            "worker of another service with a loan": worker("l1", where="dluhova_poradna", at=""),
            "worker of another site with a loan": worker("l2", at=other),
        }
        for account in (roles["assistant"], *lent.values()):
            grant(account_id=account.pk, case_id=case.pk, by=by, on=today)
        ids = everything(case, head, today)
        Handover.objects.filter(case_id=case.pk).update(asked_by_id=roles["head"].pk)
        everybody = (*roles.values(), *blind.values(), *lent.values())
        return Ground(
            ids, roles, blind, lent, case, {one.pk: signed_in(one).cookies for one in everybody}
        )


@pytest.fixture(scope="module")
def grounds(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, Ground]]:
    """One ground for each service; the tests of a module share them."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield {service: ground_of(service, timezone.localdate()) for service in SERVICES}
        transaction.set_rollback(True)


@pytest.fixture
def stand(grounds: dict[str, Ground], db: None) -> Iterator[Stand]:
    """The ground of a service, its organisation in scope; what a test changes is taken back."""
    with ExitStack() as scopes:

        def on(service: str) -> Ground:
            scopes.enter_context(scope(organisation=grounds[service].case.organisation_id))
            return grounds[service]

        yield on


def ask(client: Client, method: str, path: str) -> HttpResponse:
    """One request whose changes are taken back."""
    with transaction.atomic(), scope(organisation=None):
        answer: HttpResponse = getattr(client, method)(path)
        transaction.set_rollback(True)
    return answer


def body(answer: HttpResponse) -> str:
    """The page without the token that is drawn for each one."""
    return re.sub(r'value="[A-Za-z0-9]{64}"', "", answer.content.decode())


def expected(way: Way, account: Account, method: str, case: Case, *, sees: bool) -> int:
    status = way.get if method == "get" else way.post
    if status == 405 and way.methods_first:
        return 405
    if way.public:
        return status
    if way.of_case and not sees:
        return 404
    who = viewer_of(account)
    if way.seen_by is not None and not sight_of(way, who, case, sees=sees):
        return 404
    own = [post for post in who.posts if post.role in way.whose]
    if "{service}" in way.path or way.of_case:
        own = [post for post in own if post.service == way.service]
    if way.of_case:
        own = [post for post in own if post.site in ("", case.site)]
    return status if own or way.whose == frozenset(Role) else way.denied


@pytest.mark.parametrize("name", sorted(WAYS))
def test_who_meets_what(name: str, stand: Stand, drawn: set[int]) -> None:
    way = WAYS[name]
    wrong, ground = {}, stand(way.service)
    everybody = {**ground.roles, **ground.blind, **ground.lent}
    drawn |= {account.pk for who, account in everybody.items() if who in COMPARED}
    asking, path = asks_for(name, list(everybody)), ground.path(way)
    for (who, account), method in product(filter(asks_here, everybody.items()), METHODS):
        sees = who not in ground.blind and who != Role.TECHNICAL_ADMIN
        wanted = expected(way, account, method, ground.case, sees=sees)
        told = told_at_the_gate(path, method, account)
        if told and told != wanted:
            wrong[f"{method} by {who}"] = f"{told} at the gate, not {wanted}"
        if who not in asking and (told == wanted or wanted not in REFUSED):
            continue
        answer = ask(client := ground.client_of(account), method, path)
        if answer.status_code != wanted:
            wrong[f"{method} by {who}"] = f"{answer.status_code}, not {wanted}"
        if wanted == 404 and (way.of_case or way.seen_by) and who in COMPARED:
            absent = ask(client, method, ground.path(way, absent=True))
            assert (answer.status_code, body(answer)) == (absent.status_code, body(absent))
            assert "o-nothing" in body(answer)
    assert wrong == {}


READERS = ["auditor", "worker of another service with a loan"]
LINK = re.compile(r'href="(/[^"#]*)')


@pytest.mark.parametrize("who", READERS)
@pytest.mark.parametrize("service", sorted(current().services))
def test_whoever_only_reads_is_led_to_nothing_that_is_refused(
    service: str, who: str, stand: Stand
) -> None:
    """Every link on every page that they reach from the day and the case opens."""
    ground = stand(service)
    client = ground.client_of({**ground.roles, **ground.lent}[who])
    own = f"/pripady/{ground.case.pk}/"
    pages = [own, f"{own}ukon/{ground.ids['act']}/", f"{own}smlouva/{ground.ids['agreement']}/"]
    waiting, opened = ["/", *pages], {}
    asked: Counter[str] = Counter()
    while waiting:
        path = waiting.pop()
        page = path.partition("?")[0]  # a calendar leads on and on
        if path in opened or path.startswith("/static/") or asked[page] > 4:
            continue
        asked[page] += 1
        answer = ask(client, "get", path)
        opened[path] = answer.status_code
        if answer.status_code == 200 and "html" in answer["Content-Type"]:
            waiting += [html.unescape(one) for one in LINK.findall(answer.content.decode())]
    assert {path: status for path, status in opened.items() if status != 200} == {}
    assert "/tym/" in opened or who != "auditor"


@pytest.mark.parametrize("name", sorted(WAYS))
def test_a_stranger_is_sent_to_sign_in(name: str, stand: Stand) -> None:
    way = WAYS[name]
    ground = stand(way.service)
    for absent in (False, True):
        path = ground.path(way, absent=absent)
        for method in ("get", "post"):
            answer = ask(Client(), method, path)
            if way.public:
                assert answer.status_code in {200, 302, 405}, path
            else:
                assert answer.status_code in {302, 405}, path
                assert answer.status_code == 405 or answer["Location"].startswith("/prihlaseni/")


@pytest.mark.parametrize("name", sorted(one for one in WAYS if WAYS[one].post != 405))
def test_no_form_is_taken_without_its_token(name: str, stand: Stand) -> None:
    way = WAYS[name]
    ground = stand(way.service)
    client = Client(enforce_csrf_checks=True)
    if name != "login":
        client.cookies = signed_in(ground.roles["head"]).cookies
    assert ask(client, "post", ground.path(way)).status_code == 403
