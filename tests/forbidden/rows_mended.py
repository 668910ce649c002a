"""Steps around the way in, and beside the cases, by putting right what stands there."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from opora.access.models import Account
from opora.access.roles import Role
from opora.cases.mending.actions import correct_programme, restore_programme
from opora.cases.mending.key_worker.actions import correct_key_worker
from opora.cases.models import Case, KeyWorker
from opora.complaints.longer.actions import correct_extension
from opora.complaints.models import Extension
from opora.consents.disclosures.actions import disclose
from opora.consents.mending.actions import correct_disclosure
from opora.consents.models import Disclosure
from opora.intake.actions import take_contact
from opora.intake.applicant.actions import take_one_off
from opora.intake.mending.actions import (
    correct_assessment,
    correct_contact,
    correct_intro,
    correct_outcome,
)
from opora.intake.models import Assessment, Contact, Introduction, Outcome
from opora.team.conferences.actions import confer, correct_conference
from opora.team.intervisions.actions import correct_intervision, talk_over
from tests.forbidden import rows_beside as beside
from tests.forbidden import rows_intake as intake
from tests.forbidden.ground import Ground
from tests.forbidden.rows_acts import A, B, C, D, E
from tests.forbidden.rows_beside import CHOOSE, NO_CONSENT
from tests.forbidden.rows_intake import ACCEPTED, LISTENER, MORE, NO_SPOKEN, TURNED_AWAY
from tests.forbidden.tried import Forbidden, Step, by

WHY = "Překlep."
Bring = Callable[[Ground], Step]


def mended(step: Step, kind: str, row: Any, action: Any, **told: object) -> Step:
    """The step as a correction of the row, which stands as if it had been let through."""
    case_id = step.told["case_id"]
    path = f"/pripady/{case_id}/zapis/{kind}/{row.pk}/opravit/"
    sent = {"case_id": case_id, "row_id": row.pk, "why": WHY, **told}
    return replace(step, path=path, typed=dict(step.typed) | {"why": WHY}, action=action, told=sent)


def _case(step: Step) -> Case:
    case: Case = Case.objects.get(pk=step.told["case_id"])
    return case


def outcome(bring: Bring, kind: str) -> Bring:
    """What was decided about the applicant is to have been decided today, or on this ground."""

    def put_right(at: Ground) -> Step:
        step = bring(at)
        case = _case(step)
        ground = "other_service" if kind == Outcome.Kind.REFUSED else ""
        row = Outcome.objects.create(
            case=case, kind=kind, on=case.opened_on, ground=ground, reason="Tehdy.",
            by_id=step.viewer.account_id,
        )  # fmt: skip
        Case.objects.filter(pk=case.pk).update(stage=kind)
        named = {name: step.told[name] for name in ("ground", "reason") if name in step.told}
        told = {"day": at.today, "words": named or {"reason": ""}, "act": step.told.get("act", "")}
        return mended(step, "outcome", row, correct_outcome, **told)

    return put_right


def intro(at: Ground) -> Step:
    """The consultation is to have been by phone."""
    step = intake.by_phone(at)
    row = Introduction.objects.create(
        case=_case(step), on=at.today, way="in_person", situation="Bydlí zvlášť.",
        by_id=step.viewer.account_id,
    )  # fmt: skip
    told = {name: step.told[name] for name in ("way", "situation", "consent")}
    return mended(
        step, "intro", row, correct_intro, day=at.today, crisis=None, specialist_id=None, **told
    )


def assessed(bring: Bring) -> Bring:
    """Others are to have weighed the case."""

    def put_right(at: Ground) -> Step:
        step = bring(at)
        case = _case(step)
        two = [at.worker(B), at.worker(B)]
        row = Assessment.objects.create(
            case=case, on=at.today, key_worker=two[0], weighed_by=[one.pk for one in two],
            by_id=step.viewer.account_id,
        )  # fmt: skip
        row.professionals.set(two)
        told = {name: value for name, value in step.told.items() if name != "case_id"}
        return mended(step, "assessment", row, correct_assessment, day=at.today, **told)

    return put_right


def contact(at: Ground) -> Step:
    """The first talk of a psychologist is put right, and no reason is given."""
    step = intake.listened(at)
    told: Any = dict(step.told)
    case = take_contact(**told, by=step.viewer, on=at.today, justification="Nikdo jiný tu nebyl.")
    row = Contact.objects.get(case=case)
    typed: dict[str, object] = {"way": "phone", "on": "dnes", "request": "Bydlení."}
    own = replace(step, typed=typed, told={"case_id": case.pk})
    words: dict[str, object] = {"way": "phone", "request": "Bydlení."}
    return mended(own, "contact", row, correct_contact, day=at.today, words=words)


def one_off(at: Ground) -> Step:
    """A psychologist listens first, and nobody comes again."""
    step = intake.listened(at)
    return replace(step, action=take_one_off, typed=dict(step.typed) | {"next_step": "one_off"})


def programme(at: Ground) -> Step:
    """A programme is to have begun before the agreement."""
    here = at.at(A)
    row = here.case.programmes.get()
    before = here.case.opened_on
    case = at.make_case(A)
    row.case = case
    row.save()
    typed: dict[str, object] = {"started_on": (at.today - timedelta(days=1)).isoformat()}
    typed |= {"priority": "1", "ended_on": ""}
    told: dict[str, object] = {"case_id": case.pk}
    step = at.step(at.head(A), "", typed, correct_programme, told)
    assert before != at.today
    yesterday = at.today - timedelta(days=1)
    return mended(
        step, "programme", row, correct_programme, started_on=yesterday, ended_on=None, priority=1
    )


def programme_back(at: Ground) -> Step:
    """A void programme is to run again, in a case that has no agreement."""
    row = at.at(A).case.programmes.get()
    row.case, row.void_reason = at.make_case(A), "Omyl."
    row.save()
    told: dict[str, object] = {"case_id": row.case_id, "row_id": row.pk, "why": "Běžel."}
    path = f"/pripady/{row.case_id}/zapis/programme/{row.pk}/vratit/"
    return at.step(at.head(A), path, {"why": "Běžel."}, restore_programme, told)


def led(step: Step, at: Ground, first: Account) -> Step:
    """Somebody else is to have taken the case over."""
    case = _case(step)
    KeyWorker.objects.filter(case=case).delete()
    row = KeyWorker.objects.create(case=case, worker=first, since=case.opened_on)
    told = {"worker_id": step.told["worker_id"], "since": case.opened_on}
    typed = dict(step.typed) | {"since": case.opened_on.isoformat()}
    own = replace(step, typed=typed)
    return mended(own, "key_worker", row, correct_key_worker, **told)


def by_consultant(at: Ground) -> Step:
    """A social worker is to have led a case of consultants."""
    return led(intake.no_consultant(at), at, at.worker(A, Role.CONSULTANT))


def by_left_out(at: Ground) -> Step:
    """Whoever is left out is to have led the case."""
    return led(beside.left_to_lead(at), at, at.worker(B))


def left(service: str) -> Bring:
    """What left by a statute is to have left on nothing."""

    def put_right(at: Ground) -> Step:
        step = beside.leaving(service)(at)
        told: Any = step.told
        by_law = replace(told["leaving"], statute="judge", reference="1 T 1/2026")
        row = disclose(
            case_id=told["case_id"], leaving=by_law, left_on=at.today, by=step.viewer, on=at.today
        )
        assert Disclosure.objects.get() == row
        words = {name: told[name] for name in ("leaving", "left_on")}
        return mended(step, "disclosure", row, correct_disclosure, **words)

    return put_right


def extended(service: str) -> Bring:
    """An answer was put off for a reason, which is to go; or it could be put off then."""

    def put_right(at: Ground) -> Step:
        step = beside.put_off(service)(at)
        told: Any = step.told
        until = told["until"]
        row = Extension.objects.create(
            complaint_id=told["complaint_id"], on=at.today, until=until, reason="Tehdy.",
            decision_id=0, by_id=step.viewer.account_id,
        )  # fmt: skip
        path = f"/stiznosti/{told['complaint_id']}/odklad/{row.pk}/opravit/"
        sent = dict(told) | {"row_id": row.pk, "why": WHY}
        typed = dict(step.typed) | {"why": WHY}
        return replace(step, path=path, typed=typed, action=correct_extension, told=sent)

    return put_right


def conference(bring: Bring) -> Bring:
    """It is to have been without a duty, or with others."""

    def put_right(at: Ground) -> Step:
        step = bring(at)
        told: Any = step.told
        met = told["met"]
        before = replace(met, workers=[step.viewer.account_id], duty=True)
        row = confer(case_id=told["case_id"], met=before, by=step.viewer, on=at.today)
        return mended(step, "conference", row, correct_conference, day=at.today, met=met)

    return put_right


def intervision(at: Ground) -> Step:
    """Whoever is left out is to have talked the case over."""
    step = beside.left_to_talk(at)
    told: Any = step.told
    others = [told["workers"][0], at.worker(B).pk]
    row = talk_over(
        case_id=told["case_id"], workers=others, conclusions="Dál stejně.", by=step.viewer,
        on=at.today,
    )  # fmt: skip
    words = {name: told[name] for name in ("workers", "conclusions")}
    return mended(step, "intervision", row, correct_intervision, day=at.today, **words)


def _decided(rows: tuple[Forbidden, ...], kind: str) -> tuple[Forbidden, ...]:
    return tuple(replace(one, bring=outcome(one.bring, kind), marked=False) for one in rows)


MENDED = (
    *by(
        "intake.correct_outcome",
        *_decided(ACCEPTED, Outcome.Kind.ACCEPTED),
        *_decided(TURNED_AWAY, Outcome.Kind.REFUSED),
    ),
    Forbidden("B2.consent", B, intro, NO_SPOKEN, departs=True, by="intake.correct_intro"),
    *by(
        "intake.correct_assessment",
        Forbidden("B6.people", B, assessed(intake.alone), MORE),
        Forbidden("B19.left_out", B, assessed(beside.left_to_assess), CHOOSE),
    ),
    Forbidden("B1.listener", B, contact, LISTENER, by="intake.correct_contact"),
    Forbidden("B1.listener", B, one_off, LISTENER, by="intake.take_one_off"),
    Forbidden("A3.programme", A, programme, "Program zahájit", by="cases.correct_programme"),
    Forbidden("A3.programme", A, programme_back, "Program zahájit", by="cases.restore_programme"),
    *by(
        "cases.correct_key_worker",
        Forbidden("A4.key_worker", A, by_consultant, "může být jen konzultant"),
        Forbidden("B19.left_out", B, by_left_out, CHOOSE),
    ),
    *by(
        "consents.correct_disclosure",
        Forbidden("E4.disclosure", E, left(E), NO_CONSENT),
        *(Forbidden("S2.disclosure", one, left(one), NO_CONSENT) for one in (A, B, C, D)),
    ),
    *by(
        "complaints.correct_extension",
        Forbidden("S5.extension", C, extended(C), "o prodloužení nepíše"),
        *(Forbidden("S5.extension", one, extended(one), "Bez důvodu") for one in (A, B, D, E)),
    ),
    *by(
        "team.correct_conference",
        Forbidden("B20.agreement", B, conference(beside.conference), "ještě nesouhlasili"),
        Forbidden("B19.left_out", B, conference(beside.left_to_confer), CHOOSE),
    ),
    Forbidden("B19.left_out", B, intervision, CHOOSE, by="team.correct_intervision"),
)
