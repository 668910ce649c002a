"""Whom the rules let answer for a case: only those are offered."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.queries import Colleague
from opora.cases.beside.queries import key_workers
from opora.decisions.providers import Subject, gather
from opora.decisions.queries import weigh_many
from opora.rules.answers import Answer
from opora.ui.words import full_day


def may_lead(about: Subject | None, people: Sequence[Colleague], on: date) -> list[Colleague]:
    """Those whom no rule refuses as key worker of the case (A4, B8); unknown is no refusal.

    Where the rules refuse everybody, everybody stays: the refusal then says why.
    """
    assert about is not None
    chosen = [replace(about, worker_id=one.id) for one in people]
    roles = gather(["by_role"], chosen, on)
    verdicts = weigh_many(
        ask="may_assign_key_worker",
        subjects=[about] * len(chosen),
        given=[{"key_workers": 1, "key_worker_role": one.get("by_role")} for one in roles],
        on=on,
    )
    let = [one for one, said in zip(people, verdicts, strict=True) if said.answer is not Answer.NO]
    return let or list(people)


def too_soon(led_since: date, since: date) -> str:
    """Why a handover can't be of that day; nothing where it can. It says from which day it can."""
    if since > led_since:
        return ""
    told = {"since": full_day(led_since), "first": full_day(led_since + timedelta(days=1))}
    return (
        _("Od %(since)s už případ někdo vede a dva najednou být nemůžou. Napište %(first)s nebo"
          " pozdější den.")
        % told
    )  # fmt: skip


def latest_start_url(case_id: int) -> str:
    """Where it is put right who leads the case; without anybody, where somebody is chosen."""
    latest = next(iter(key_workers(case_id)), None)
    if latest is None:
        return path_of("key_worker", case_id)
    return path_of("correct_key_worker", case_id, latest.id)
