"""Recording what happened, and the head's word on what happened against a rule."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, NotFound, StepRefused, action, tell
from opora.access.inserted import insert_all
from opora.access.roles import CASEWORK, HEADS
from opora.access.viewer import Viewer
from opora.acts.counting.facts import at_that_hour
from opora.acts.happened import Happened, given
from opora.acts.models import Act, ActPerson, ActWorker, Material
from opora.acts.shape import check
from opora.appointments import guests
from opora.appointments.actions import hold
from opora.audit.actions import Happening
from opora.cases.left_out.queries import is_left_out
from opora.cases.models import Case
from opora.cases.queries import case_for, subject
from opora.decisions.actions import Refused, decide
from opora.decisions.models import Decision
from opora.decisions.providers import Subject

_COLUMNS = ("kind", "day", "at", "minutes", "note", "place", "channel", "level", "area", "goal")


@action("acts.record", roles=CASEWORK, asks=("may_record_act", guests.ASK))
def record(
    *,
    case_id: int,
    what: Happened,
    justification: str = "",
    departure: bool = False,
    decided: bool = False,
    by: Viewer,
    on: date,
) -> Act:
    """One act, asked about on its own day. What happened against a rule is a departure."""
    case = case_for(by, case_id, "acts.record")
    people = check(case, what, by, on)
    decision = asked(
        case, what, people, by, justification=justification, departure=departure, decided=decided
    )
    act = Act(
        organisation_id=case.organisation_id,
        case=case,
        service=case.service,
        site=case.site,
        worker_id=by.account_id,
        recorded_on=on,
        appointment_id=what.appointment_id,
    )
    fill(act, what, people, decision)
    act.save()
    keep_who_and_what(act, what, people)
    if what.appointment_id is not None:
        hold(case_id=case.pk, appointment_id=what.appointment_id, by=by, on=on)
    tell(case_id=case.pk, subjects=[f"act:{act.pk}", f"decision:{decision.pk}"], kind=what.kind)
    return act


@action("acts.assess_departure", roles=HEADS)
def assess_departure(*, case_id: int, act_id: int, words: str, by: Viewer, on: date) -> Act:
    """The head has seen what happened against a rule and says what comes of it."""
    case = case_for(by, case_id, "acts.assess_departure")
    act: Act | None = case.acts.filter(pk=act_id, departure=True, void_reason="").first()
    if act is None:
        raise NotFound
    if not words.strip():
        raise Invalid(words=_("Napište, co z toho plyne. Stačí jedna věta."))
    act.assessed_on, act.assessed_by_id, act.assessment = on, by.account_id, words.strip()
    act.save()
    tell(case_id=case.pk, subjects=[f"act:{act.pk}"])
    return act


def asked(
    case: Case,
    what: Happened,
    people: tuple[int, ...],
    by: Viewer,
    leaving_out: int | None = None,
    **lifting: Any,
) -> Decision:
    """The decision; a fact that the form itself can give is asked for at its field.

    Who was there is always recorded. Only that we invited somebody whom the service does not
    invite is against its rule (B22), and the decision about that is the one to be explained.
    ``leaving_out``: the act that is put right, which does not count itself.
    """
    about = subject(
        case, person_ids=people, worker_id=by.account_id, organisation_id=by.organisation_id
    )
    against = _not_invited(about, what, by, lifting)
    shut = is_left_out(case, what.workers, what.day, begun=True)
    try:
        decision = decide(
            ask="may_record_act",
            subject=about,
            given=given(case, what, by)
            | at_that_hour(case, about, what.day, what.at, leaving_out)
            | ({"worker_left_out": True} if shut else {}),
            by=by,
            on=what.day,
            **lifting,
        )
        if shut:
            raise Invalid(workers=_("Vyberte někoho ze seznamu."))
        return against[0] if against else decision
    except Refused as refused:
        unsaid = _unsaid(refused.verdict.missing, what)
        if unsaid:
            raise Invalid(**unsaid) from None
        raise


def _not_invited(about: Subject, what: Happened, by: Viewer, lifting: Any) -> list[Decision]:
    """The decisions against those whom we invited and the service does not."""
    invited = guests.named_in(what.kept) if what.kept.get(guests.INVITED) else []
    asked_of = guests.ask_to_invite(about, invited, by, what.day, **lifting)
    return [one for one in asked_of if one.answer == "no"]


def _unsaid(missing: tuple[str, ...], what: Happened) -> dict[str, str]:
    """What the worker can still say about the act itself."""
    found = {}
    if what.at is None and {"starts_at", "clients_now"} & set(missing):
        found["at"] = _("Napište, v kolik to začalo. Podle toho se pozná, jestli úkon zapsat lze.")
    sentences: Mapping[str, str] = {
        "client_present": _("Vyberte, jestli u toho klient je."),
        "aid_condition": _("Vyberte, proč je pomoc potřeba."),
        "place": _("Vyberte, kde to bylo."),
        "channel": _("Vyberte, jak to probíhalo."),
    }
    return found | {name: text for name, text in sentences.items() if name in missing}


def _with_whom(act: Act, what: Happened, people: tuple[int, ...]) -> dict[str, object]:
    return {
        "people": sorted(people),
        "workers": sorted({*what.workers} - {act.worker_id}),
        "material": {kind: [*pair] for kind, pair in what.materials.items() if any(pair)},
    }


def fill(act: Act, what: Happened, people: tuple[int, ...], decision: Decision) -> None:
    """The columns of an act as it was told and decided."""
    act.with_whom = _with_whom(act, what, people)
    for name in _COLUMNS:
        setattr(act, name, getattr(what, name))
    act.note = what.note.strip()
    act.kept = dict(what.kept)
    act.decision_id = decision.pk
    act.departure = decision.answer == "no"
    act.reason = decision.justification


def keep_who_and_what(act: Act, what: Happened, people: tuple[int, ...]) -> None:
    """People, more workers and material beside the act."""
    insert_all([ActPerson(act=act, person_id=one) for one in people])
    more = [one for one in dict.fromkeys(what.workers) if one != act.worker_id]
    insert_all([ActWorker(act=act, worker_id=one) for one in more])
    insert_all(
        [
            Material(act=act, kind=kind, given=out, returned=back)
            for kind, (out, back) in what.materials.items()
            if out or back
        ]
    )


class RowRefused(StepRefused):
    """One row of a day's records was refused, so none was recorded."""

    def __init__(self, row: int, refused: Refused) -> None:
        super().__init__(str(refused))
        self.row = row
        self.refused = refused

    def keep(self, by: Viewer) -> Happening:
        """The attempt that was refused."""
        return self.refused.keep(by)


class RowInvalid(Invalid):
    """One row of a day's records can't be taken as it is."""

    def __init__(self, row: int, invalid: Invalid) -> None:
        super().__init__(**invalid.sentences)
        self.row = row


@action("acts.record_day", roles=CASEWORK, asks=("may_record_act", guests.ASK))
def record_day(*, rows: Sequence[tuple[int, Happened, str]], by: Viewer, on: date) -> list[Act]:
    """A day's acts at once: (case, what, reason). All are recorded, or none.

    A reason lifts what may be lifted, decides where the texts are silent, and
    else makes the row a departure.
    """
    if not rows:
        raise Invalid(form=_("Vyplňte aspoň jeden řádek."))
    acts = []
    for number, (case_id, what, reason) in enumerate(rows):
        lifted = bool(reason.strip())
        try:
            act = record(
                case_id=case_id,
                what=what,
                justification=reason,
                departure=lifted,
                decided=lifted,
                by=by,
                on=on,
            )
        except Refused as refused:
            raise RowRefused(number, refused) from refused
        except Invalid as invalid:
            raise RowInvalid(number, invalid) from invalid
        acts.append(act)
    tell(subjects=[f"act:{act.pk}" for act in acts])
    return acts
