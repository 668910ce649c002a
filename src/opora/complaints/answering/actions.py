"""Who has a complaint in hand, and the answer."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, action, tell
from opora.access.viewer import Viewer
from opora.cases.mending.actions import keep, standing
from opora.catalog import current
from opora.complaints.models import TAKERS, Complaint, Reply
from opora.complaints.queries import complaint_for, who_may_handle


@dataclass(frozen=True)
class Said:
    """An answer as it was given. ``appeal_told``: where to turn next was said with it."""

    on: date
    way: str
    text: str
    way_reason: str = ""
    result: str = ""
    measures: str = ""
    appeal_told: bool | None = None


@action("complaints.assign", roles=TAKERS)
def assign(*, complaint_id: int, responsible_id: int | None, by: Viewer, on: date) -> Complaint:
    """Who has it in hand from now on; nobody: the head. Never one whom it is about."""
    row = complaint_for(by, complaint_id, "complaints.assign")
    if responsible_id is not None and responsible_id not in {
        one.id for one in who_may_handle(by, row)
    }:
        raise Invalid(responsible=_("Vyberte někoho ze seznamu."))
    row.responsible_id = responsible_id
    row.save()
    subjects = [f"complaint:{row.pk}"]
    tell(subjects=[*subjects, f"account:{responsible_id}"] if responsible_id else subjects)
    return row


@action("complaints.reply", roles=TAKERS)
def reply(*, complaint_id: int, said: Said, by: Viewer, on: date) -> Reply:
    """Keeps the answer that was given. One stands; what was wrong in it is corrected."""
    row = complaint_for(by, complaint_id, "complaints.reply")
    if row.replies.filter(void_reason="").exists():
        raise Invalid(form=_("Odpověď už je zapsaná. Když v ní něco nesedí, opravte ji."))
    _check(row, said, on)
    made: Reply = row.replies.create(by_id=by.account_id, **vars(said))
    tell(subjects=[f"complaint:{row.pk}", f"reply:{made.pk}"])
    return made


@action("complaints.correct_reply", roles=TAKERS)
def correct_reply(
    *, complaint_id: int, row_id: int, said: Said, why: str, by: Viewer, on: date
) -> Reply:
    """The answer as it was really given; the earlier wording stays."""
    row = complaint_for(by, complaint_id, "complaints.correct_reply")
    made: Reply = standing(row.replies, row_id)
    _check(row, said, on)
    keep(made, why, **vars(said))
    tell(subjects=[f"complaint:{row.pk}", f"reply:{made.pk}"])
    return made


@action("complaints.void_reply", roles=TAKERS)
def void_reply(*, complaint_id: int, row_id: int, why: str, by: Viewer, on: date) -> Reply:
    """It was not answered after all: the answer is due again."""
    row = complaint_for(by, complaint_id, "complaints.void_reply")
    made: Reply = standing(row.replies, row_id)
    keep(made, why, void_reason=why.strip())
    tell(subjects=[f"complaint:{row.pk}", f"reply:{made.pk}"])
    return made


def _check(row: Complaint, said: Said, on: date) -> None:
    if not row.received_on <= said.on <= on:
        raise Invalid(on=_("Napište den od přijetí stížnosti do dneška."))
    if not said.text.strip():
        raise Invalid(text=_("Napište, jak zněla odpověď."))
    known = {word.id for word in current().service(row.service).words("answer_ways")}
    if said.way not in known:
        raise Invalid(way=_("Vyberte, jak odpověď došla."))
    if row.answer_way and said.way != row.answer_way and not said.way_reason.strip():
        raise Invalid(way_reason=_("Domluvený byl jiný způsob. Napište, proč to bylo jinak."))
