"""Breaches and notices as they come to be: through the actions, by the head."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.test import Client
from holidays.countries.czechia import Czechia

from opora.access.models import Account
from opora.access.queries import viewer_of
from opora.access.viewer import Viewer
from opora.agreements.breaches.actions import Broken, record_breach, warn
from opora.agreements.models import Breach, Notice
from opora.agreements.notices.actions import give_notice
from opora.agreements.notices.grounds import Given
from opora.agreements.notices.running.actions import (
    close_noticed,
    deliver_notice,
    settle_notice_end,
)
from opora.cases.models import Case

WHY = "Jinak to dál nejde."
OFF = Czechia()  # type: ignore[no-untyped-call]  # the library is untyped


def broke(case: Case, by: Viewer, day: date, ground: str = "internal_rules", **more: Any) -> Breach:
    """A breach as it was recorded that day."""
    told = {
        "what": "Opakované hrozby.",
        "rule": "Nikomu se nevyhrožuje.",
        "present": "Nikdo další.",
    }
    broken = Broken(happened_on=day, ground=ground, **{**told, **more})
    row: Breach = record_breach(case_id=case.pk, broken=broken, by=by, on=day)
    return row


def warned(case: Case, by: Viewer, day: date, **more: Any) -> Breach:
    """A breach for which the client was warned the same day."""
    row = broke(case, by, day, **more)
    warn(
        case_id=case.pk, breach_id=row.pk, given_on=day, form="spoken", text="Naposledy.",
        by=by, on=day,
    )  # fmt: skip
    return row


def noticed(case: Case, by: Viewer, day: date, breach: Breach, **more: Any) -> Notice:
    """A notice for the breach, in writing."""
    given = Given(
        given_on=day, form="written", text="Vypovídáme smlouvu.", breach_id=breach.pk,
        gross=breach.gross, degrading=breach.degrading,
    )  # fmt: skip
    row: Notice = give_notice(case_id=case.pk, given=given, by=by, on=day, **more)
    return row


def ended_for_breach(case: Case, by: Viewer, day: date, on: date) -> None:
    """All on one day: conduct, a notice for it, handed over, the agreement over with that day."""
    breach = broke(case, by, day, ground="conduct", degrading=True)
    lifting: dict[str, Any] = (
        {} if case.service == "kontaktni_centrum" else {"justification": WHY, "decided": True}
    )
    row = noticed(case, by, day, breach, **lifting)
    told: dict[str, Any] = {"case_id": case.pk, "notice_id": row.pk, "by": by}
    deliver_notice(delivered_on=day, way="in_hand", on=day, **told)
    settle_notice_end(ends_on=day, reason=WHY, on=day, **told)
    close_noticed(on=on, **told)


@dataclass
class Agreed:
    """A case with an agreement; the head and a worker with every right short of the head's."""

    case: Case
    head: Account
    worker: Account
    as_head: Client
    as_worker: Client
    since: date

    @property
    def by(self) -> Viewer:
        return viewer_of(self.head)

    def url(self, tail: str) -> str:
        return f"/pripady/{self.case.pk}/{tail}"

    def give(
        self, leans_on: Breach | str, day: date, who: Client | None = None, **more: str
    ) -> Any:
        """The form of the notice, as the screen sends it."""
        leant = leans_on if isinstance(leans_on, str) else str(leans_on.pk)
        typed = {"leans_on": leant, "gross_breach": "yes", "form": "written",
                 "given_on": day.isoformat(), "text": "Vypovídáme smlouvu."}  # fmt: skip
        answer: Any = (who or self.as_head).post(self.url("vypoved/"), typed | more)
        return answer

    def page(self, tail: str = "", who: Client | None = None) -> str:
        return words((who or self.as_head).get(self.url(tail)))


def words(answer: Any) -> str:
    """The page with plain spaces."""
    return str(answer.content.decode()).replace("\xa0", " ")


def chain(here: Agreed, warnings: int, today: date) -> Breach:
    """So many breaches with a warning each, and then one that is gross and has none yet."""
    for number in range(warnings):
        warned(here.case, here.by, today - timedelta(days=60 - number))
    return broke(here.case, here.by, today - timedelta(days=10), gross=True)


def ten_working_days(day: date) -> date:
    """Counted by hand: Monday to Friday, no public holiday, from the day after."""
    left = 10
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5 and day not in OFF
    return day
