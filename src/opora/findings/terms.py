"""What a request and an explanation say, as forms give them and actions take them."""

from dataclasses import asdict, dataclass
from datetime import date

from django.utils.translation import gettext as _

from opora.access.doors import Invalid
from opora.access.queries import Colleague, colleagues
from opora.access.roles import CASEWORK, Role
from opora.access.viewer import Viewer
from opora.cases.models import Case
from opora.cases.queries import CaseRow, people_of
from opora.ui.words import full_day


@dataclass(frozen=True)
class Wanted:
    """Who is to be examined by whom, what for and by when, and who will explain what comes out."""

    person_id: int
    worker_id: int
    question: str
    due_on: date
    interpreter_id: int | None = None

    @property
    def columns(self) -> dict[str, object]:
        """As the columns of the row."""
        return asdict(self) | {"question": self.question.strip()}


@dataclass(frozen=True)
class Told:
    """The result was explained on this day, by whom, to whom of the case and to whom else."""

    day: date
    worker_id: int
    people: tuple[int, ...] = ()
    others: str = ""

    @property
    def columns(self) -> dict[str, object]:
        """As the columns of the row."""
        people = sorted(set(self.people))
        return {
            "on": self.day,
            "worker_id": self.worker_id,
            "people": people,
            "others": self.others.strip(),
        }


def workers_of(viewer: Viewer, case: CaseRow | Case, on: date) -> list[Colleague]:
    """Who may be asked in the case; an excluded worker is not among them."""
    case_id = case.pk if isinstance(case, Case) else case.id
    people = [one.id for one in people_of([case_id], on)[case_id]]
    return colleagues(
        viewer, service=case.service, site=case.site, roles=CASEWORK, person_ids=people
    )


def examiners_first(workers: list[Colleague]) -> list[Colleague]:
    """Those of the profession before the others, each in Czech order."""
    return sorted(workers, key=lambda one: Role.PSYCHOLOGIST not in one.roles)


def check_wanted(
    wanted: Wanted, case: Case, by: Viewer, on: date, *, asked_on: date | None = None
) -> None:
    """Raises Invalid with a sentence for each wrong field; ``asked_on``: of one put right."""
    known = {one.id for one in workers_of(by, case, on)}
    wrong = {}
    if wanted.person_id not in {one.id for one in people_of([case.pk], on)[case.pk]}:
        wrong["person"] = _("Vyberte někoho z případu.")
    if wanted.worker_id not in known:
        wrong["worker"] = _("Vyberte někoho ze seznamu.")
    if wanted.interpreter_id is not None and wanted.interpreter_id not in known:
        wrong["interpreter"] = _("Vyberte někoho ze seznamu.")
    if not wanted.question.strip():
        wrong["question"] = _("Napište, co má vyšetření zjistit.")
    if wanted.due_on < (asked_on or on):
        wrong["due_on"] = _("Napište dnešek nebo den, který teprve bude.")
    if wrong:
        raise Invalid(**wrong)


def check_told(told: Told, case: Case, found_on: date, by: Viewer, on: date) -> None:
    """The same for an explanation; it can't come before the result."""
    wrong = {}
    if not found_on <= told.day <= on:
        wrong["day"] = _("Napište den od %(day)s do dneška.") % {"day": full_day(found_on)}
    if told.worker_id not in {one.id for one in workers_of(by, case, on)}:
        wrong["worker"] = _("Vyberte někoho ze seznamu.")
    if not set(told.people) <= {one.id for one in people_of([case.pk], on)[case.pk]}:
        wrong["people"] = _("Vyberte někoho z případu.")
    elif not told.people and not told.others.strip():
        wrong["people"] = _("Vyberte aspoň jednoho člověka, nebo napište, komu dalšímu.")
    if wrong:
        raise Invalid(**wrong)


def check_result(day: date, text: str, asked_on: date, on: date) -> None:
    """Raises Invalid for a result of no words, or of a day that it can't have."""
    wrong = {}
    if not asked_on <= day <= on:
        wrong["day"] = _("Napište den od %(day)s do dneška.") % {"day": full_day(asked_on)}
    if not text.strip():
        wrong["text"] = _("Napište, co vyšetření ukázalo.")
    if wrong:
        raise Invalid(**wrong)
