"""The invented organisation of the demo, told once, and a place in it for every form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from opora.access.actions import give_post
from opora.access.models import Account, Assignment
from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.access.viewer import Viewer
from opora.acts.models import Act
from opora.agreements.models import Agreement
from opora.appointments.models import Appointment
from opora.cases.models import Case, KeyWorker, Participant, Programme
from opora.catalog import current
from opora.decisions.models import Decision
from opora.demo.load import load
from opora.findings.models import Examination, Explanation, Finding
from opora.households.models import Custody, Relation, Stay
from opora.intake.models import Assessment, Contact, Informed, Introduction, Outcome, SiteMove
from opora.people.models import Person
from opora.plans.models import Goal
from opora.plans.models import Step as PlanStep
from tests.access.addresses import WAYS
from tests.access.conftest import open_for
from tests.access.test_urls import everything
from tests.bad_input.pages import Sent, encoded
from tests.signed_in import signed_in

Ids = dict[str, Any]


@dataclass
class Storm:
    """A browser of the head, the day, and the ids that addresses are made of."""

    client: Client
    viewer: Viewer
    today: date
    rows: dict[str, list[Ids]]
    made: Ids
    foreign: str

    def get(self, path: str) -> Any:
        """One look whose traces are taken back."""
        return self._asked(lambda: self.client.get(path))

    def post(self, path: str, sent: Sent) -> Any:
        """One press whose changes are taken back. An error of the server is raised here."""
        return self._asked(lambda: self.pressed(path, sent))

    def pressed(self, path: str, sent: Sent) -> Any:
        """One press whose changes stay."""
        form = "application/x-www-form-urlencoded"
        return self.client.post(path, encoded(sent), content_type=form)

    def _asked(self, ask: Any) -> Any:
        signed_in = SimpleCookie(self.client.cookies)
        with transaction.atomic(), scope(organisation=None):
            answer = ask()
            transaction.set_rollback(True)
        self.client.cookies = signed_in  # signing out is taken back as well
        return answer

    def places(self, name: str, few: int = 3) -> list[list[str]]:
        """Addresses of a way, a few for each service; then the one of the case that has all."""
        way = WAYS[name]
        names = set(re.findall(r"{(\w+)}", way.path))
        if not names:
            return [[way.path]]
        own = [way.path.format(**self.made)]
        if name in OWN_ONLY:
            return [own]
        key = next((one for one in ORDER if one in names and self.rows.get(one)), "case")
        stage = STAGES.get(name, "client")
        by_service: dict[object, list[str]] = {}
        for ids in self.rows[key]:
            if names <= set(ids) and (key != "case" or ids["stage"] == stage):
                by_service.setdefault(ids.get("service"), []).append(way.path.format(**ids))
        listed = [rows[-few:] for rows in by_service.values()]
        return [*listed, own]


# The first of these in an address says whose rows to take.
ORDER = (
    "tested",
    "exclusion", "question", "parameter", "agreement", "act", "appointment", "cancelled", "former",
    "programme", "start", "contact", "informed", "intro", "assessment", "outcome",
    "site_move", "goal", "step", "finding", "explanation", "relation", "stay", "custody",
    "examination",
    "decision", "person", "service", "case",
)  # fmt: skip
# Only what was made for it will do: an act against the rules, a review, somebody who left.
OWN_ONLY = {
    "act_assess",
    "correct_review",
    "void_review",
    "resume_participation",
    "void_ending",
    "restore_case",
}
# Steps of the way to an agreement; all others are of clients.
STAGES = dict.fromkeys(
    ("accept", "assess", "waiting_list", "refuse", "refer", "one_off", "withdraw",
     "move_to_site", "hold_intro",
     "spoken_consent", "contact_card"), "applicant",
) | {"conclude_agreement": "accepted"}  # fmt: skip


def _rows() -> dict[str, list[Ids]]:
    """What the demo has, newest last: for each name of an id the others that belong to it."""

    def of(model: Any, name: str, key: str = "pk", **only: object) -> list[Ids]:
        rows = model.objects.filter(**only).order_by("pk")
        columns = rows.values_list(key, "case_id", "case__service")
        return [{name: one, "case": case, "service": service} for one, case, service in columns]

    def in_plan(model: Any, name: str, case: str) -> list[Ids]:
        columns = model.objects.order_by("pk").values_list("pk", case, f"{case[:-3]}__service")
        return [{name: one, "case": case_id, "service": s} for one, case_id, s in columns]

    services = list(current().services.values())
    return {
        "case": [
            {"case": pk, "service": service, "stage": stage}
            for pk, service, stage in Case.objects.order_by("pk").values_list(
                "pk", "service", "stage"
            )
        ],
        "agreement": of(Agreement, "agreement"),
        "act": of(Act, "act"),
        "tested": of(Act, "tested", kind="substance_testing"),
        "appointment": of(Appointment, "appointment", state="planned"),
        "cancelled": of(Appointment, "cancelled", state="cancelled"),
        "person": of(Participant, "person", "person_id", until=None),
        "programme": of(Programme, "programme"),
        "start": of(KeyWorker, "start"),
        "contact": of(Contact, "contact"),
        "informed": of(Informed, "informed"),
        "intro": of(Introduction, "intro"),
        "assessment": of(Assessment, "assessment"),
        "outcome": of(Outcome, "outcome"),
        "site_move": of(SiteMove, "site_move"),
        "goal": in_plan(Goal, "goal", "plan__case_id"),
        "step": in_plan(PlanStep, "step", "goal__plan__case_id"),
        "examination": of(Examination, "examination"),
        "finding": [
            one
            for one in in_plan(Finding, "finding", "examination__case_id")
            if one["case"] is not None
        ],
        "explanation": in_plan(Explanation, "explanation", "examination__case_id"),
        "relation": of(Relation, "relation"),
        "stay": of(Stay, "stay"),
        "custody": of(Custody, "custody"),
        "decision": [{"decision": pk} for pk in Decision.objects.values_list("pk", flat=True)[:3]],
        "question": [
            {"service": s.id, "question": q.id} for s in services for q in s.open_questions
        ],
        "parameter": [
            {"service": s.id, "parameter": q.name} for s in services for q in s.parameters
        ],
        "service": [{"service": one.id} for one in services],
    }


def _somebody_else() -> Ids:
    """Whose account is kept: nobody keeps their own."""
    role = Assignment.objects.filter(account__username="klara").earliest("pk")
    return {"worker": role.account_id, "held": role.pk}


@pytest.fixture(scope="package")
def storm(django_db_setup: None, django_db_blocker: Any) -> Iterator[Storm]:
    """The demo, told by actions; beside it one case with something of everything."""
    today = timezone.localdate()
    with django_db_blocker.unblock(), transaction.atomic():
        load(today)
        with scopes_disabled():
            head = Account.objects.get(username="hana")
        give_post(account_id=head.pk, role=Role.TECHNICAL_ADMIN, service="rodinna_poradna")
        client = Client(headers={"accept-language": "cs"})
        client.cookies = signed_in(head).cookies
        with scope(organisation=head.organisation_id):
            case = open_for(head, "ohrozene_rodiny", "most", today, title="Všichni")
            made = everything(case, head, today) | _somebody_else()
            taken = set(Account.objects.values_list("pk", flat=True)) & set(
                Person.objects.values_list("pk", flat=True)
            )
            outside = Person.objects.order_by("-pk").exclude(pk__in=taken).first()
            assert outside is not None
            yield Storm(client, viewer_of(head), today, _rows(), made, str(outside.pk))
        transaction.set_rollback(True)
