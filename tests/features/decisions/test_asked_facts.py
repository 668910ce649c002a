"""Answers that people gave: the latest counts, ages grow, answers lapse."""

from datetime import date, timedelta

import pytest

from opora.access.models import Account
from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.cases.actions import open_case
from opora.cases.queries import subject
from opora.decisions.actions import answer
from opora.decisions.facts import aged
from opora.decisions.providers import Facts, Subject, gather
from opora.people.actions import register_anonymous
from tests.features.conftest import Worker

ON = date(2026, 3, 2)


@pytest.fixture
def about(worker: Worker) -> tuple[Account, Subject]:
    """A client who is only a code."""
    account = worker("kontaktni_centrum", Role.SOCIAL_WORKER)
    by = viewer_of(account)
    person = register_anonymous(code="Javor 38", by=by, on=ON)
    case = open_case(service="kontaktni_centrum", site="centrum", persons=[person], by=by, on=ON)
    return account, subject(case, organisation_id=account.organisation_id)


def known(about: Subject, on: date) -> Facts:
    return gather(["age", "uses_illegal_substances"], [about], on)[0]


def test_the_latest_answer_counts_and_can_be_taken_back(about: tuple[Account, Subject]) -> None:
    account, case = about
    by = viewer_of(account)
    answer(subject=case, answers={"uses_illegal_substances": True}, by=by, on=ON)
    answer(
        subject=case,
        answers={"uses_illegal_substances": False},
        by=by,
        on=ON + timedelta(days=1),
    )
    assert known(case, ON) == {"uses_illegal_substances": True}
    assert known(case, ON + timedelta(days=1)) == {"uses_illegal_substances": False}
    answer(
        subject=case, answers={"uses_illegal_substances": None}, by=by, on=ON + timedelta(days=2)
    )
    assert known(case, ON + timedelta(days=2)) == {}


def test_an_answer_lapses_after_its_days(about: tuple[Account, Subject]) -> None:
    account, case = about
    answer(subject=case, answers={"uses_illegal_substances": True}, by=viewer_of(account), on=ON)
    assert "uses_illegal_substances" in known(case, ON + timedelta(days=365))
    assert "uses_illegal_substances" not in known(case, ON + timedelta(days=366))


def test_an_age_once_said_grows(about: tuple[Account, Subject]) -> None:
    account, case = about
    answer(subject=case, answers={"age": 14}, by=viewer_of(account), on=ON)
    assert known(case, ON) == {"age": {"low": 14, "high": 14}}
    assert known(case, ON + timedelta(days=30)) == {"age": {"low": 14, "high": 15}}
    assert known(case, date(2027, 3, 2)) == {"age": {"low": 15, "high": 16}}


def test_an_open_end_stays_open() -> None:
    assert aged({"low": 15, "high": None}, ON, date(2028, 3, 3)) == {"low": 17, "high": None}
