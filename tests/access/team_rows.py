"""Rows of team work behind its addresses, and of an outing."""

from datetime import date, timedelta

from opora.access.actions import open_account
from opora.access.models import Absence, Account, Assignment
from opora.access.queries import viewer_of
from opora.acts.models import Outing
from opora.cases.models import Case
from opora.prevention.models import Institution, Prevention
from opora.reminders.feed.actions import make_feed
from opora.team.models import Conference, Cooperation, Intervision, Situation, SituationStep


def team_rows(case: Case, account: Account, decision_id: int, today: date) -> dict[str, object]:
    """Made without asking the rules: they are not what is tested."""
    talked = Intervision.objects.create(
        case=case,
        on=today,
        workers=[account.pk],
        conclusions="x",
        decision_id=decision_id,
        by=account,
    )
    met = Conference.objects.create(
        case=case,
        on=today,
        place="x",
        workers=[account.pk],
        guests=[["x", "x"]],
        about="x",
        conclusions="x",
        decision_id=decision_id,
        by=account,
    )
    situation = Situation.objects.create(case=case, since=today, why="x", by=account)
    step = SituationStep.objects.create(situation=situation, what="x", worker=account, until=today)
    works = Cooperation.objects.create(
        case=case, worker=account, about="x", since=today, by=account
    )
    went = Outing.objects.create(
        organisation_id=case.organisation_id,
        service=case.service,
        site=case.site,
        day=today,
        place="teren",
        against={"exchange": 1},
        worker=account,
        recorded_on=today,
    )
    later = today + timedelta(days=400)
    away = Absence.objects.create(
        organisation_id=case.organisation_id, account=account, since=later, until=later,
        stand_in=stand_in_of(case), entered_by=account,
    )  # fmt: skip
    school = Institution.objects.create(
        organisation_id=case.organisation_id, name="x", name_folded=str(case.pk),
        kind="zakladni_skola",
        added_on=today,
    )  # fmt: skip
    held = Prevention.objects.create(
        organisation_id=case.organisation_id, service=case.service, site=case.site,
        institution=school, day=today, minutes=45, topic="x", participants={"zaci": 12},
        worker=account, recorded_on=today,
    )  # fmt: skip
    return {
        "prevention": held.pk,
        "institution": school.pk,
        "absence": away.pk,
        "secret": make_feed(by=viewer_of(account), on=today),
        "worker": account.pk,
        "held": Assignment.objects.filter(account=account).earliest("pk").pk,
        "outing": went.pk,
        "cooperation": works.pk,
        "intervision": talked.pk,
        "conference": met.pk,
        "situation": situation.pk,
        "situation_step": step.pk,
    }


def stand_in_of(case: Case) -> Account:
    return open_account(
        organisation_id=case.organisation_id,
        username=f"zástup {case.pk}",
        full_name="Zastupuje Bezpráv",
        password="x",
    )
