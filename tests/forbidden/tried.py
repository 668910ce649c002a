"""A forbidden step on three ways: the screen, a forged form post, the action itself.

Each has to be refused with the rule's reason, write nothing but the refused decision and its
event, whatever is added to it. What has happened already may be kept as a departure where the
rule lets it; then the departure is the only thing that is written.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from opora.access.doors import Action, StepRefused
from opora.access.viewer import Viewer
from opora.audit.models import Event
from opora.decisions.actions import Refused
from opora.decisions.models import Decision
from opora.rules.answers import Liftable
from opora.rules.rule import Rule
from tests.forbidden.screen import filled

WHY = "Jinak to dál nejde."
# The chain itself, what was pressed and typed, and the machinery of sessions and signing in.
_BESIDE = ("audit", "sessions", "axes", "auth", "contenttypes", "django_tasks_database")
_BESIDE_MODELS = ("access.Session", "access.Submission", "access.Draft", "decisions.Decision")
Lifting = dict[str, Any]


@dataclass
class Step:
    """A step somebody tries to take: on its screen and by its action.

    ``forged`` is what a forged post adds of its own, ``strange`` what the screen does not offer.
    ``reason`` is where the reason that lifts is written. Where that is a field of the form itself
    (``asked_for``), an empty one is an unfinished form: it is refused before any rule is asked.
    ``unfinished``: what the rule wants is a field of the form, which is refused while it is empty.
    """

    browser: Client
    viewer: Viewer
    path: str
    typed: Mapping[str, object]
    action: Action[..., Any]
    told: Mapping[str, object]
    forged: Mapping[str, object] = field(default_factory=dict)
    strange: tuple[str, ...] = ()
    reason: str = "justification"
    unfinished: bool = False

    @property
    def by_rule(self) -> bool:
        """Whether the rule is asked at all once the form is sent."""
        return not (self.asked_for or self.unfinished)

    @property
    def asked_for(self) -> bool:
        """Whether the form itself asks for the reason."""
        return self.reason in self.typed

    def post(self, typed: Mapping[str, object]) -> Any:
        """The form as it is sent."""
        return self.browser.post(self.path, {**typed, "once": str(uuid4())})

    def act(self, lifting: Lifting) -> object:
        """The action, with what lifts where it takes that."""
        added = lifting if self.action.may_be_lifted else {}
        return self.action(**self.told, by=self.viewer, on=self.viewer.today, **added)


@dataclass(frozen=True)
class Forbidden:
    """One row of the table: where a rule, or a part of one, forbids a step.

    ``says`` stands on the page of the refusal. ``named``: the rule that refuses where the row's
    own is asked by it. ``departs``: the step may be kept as a departure. ``marked``: taken out, the
    rule is missed here. ``by``: the code of the action that is tried.
    """

    rule: str
    service: str
    bring: Callable[[Any], Step]
    says: str
    named: str = ""
    departs: bool = False
    marked: bool = True
    by: str = ""

    @property
    def refusing(self) -> str:
        """The rule that the decision names."""
        return self.named or self.rule


def by(code: str, *rows: Forbidden) -> tuple[Forbidden, ...]:
    """Rows of one action."""
    return tuple(replace(row, by=code) for row in rows)


def words(answer: Any) -> str:
    """The words of the page, with plain spaces."""
    page = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", answer.content.decode(), flags=re.DOTALL)
    plain = unescape(re.sub(r"<[^>]+>", " ", page)).replace("\xa0", " ")
    return re.sub(r"\s+", " ", plain)


def records() -> dict[str, int]:
    """How many rows each table of records has."""
    names = [
        model._meta.db_table
        for model in apps.get_models()
        if model._meta.app_label not in _BESIDE and model._meta.label not in _BESIDE_MODELS
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            " UNION ALL ".join(f"SELECT '{name}', COUNT(*) FROM {name}" for name in names)
        )
        return dict(cursor.fetchall())


@contextmanager
def refused(row: Forbidden, way: str, *, by_rule: bool = True) -> Iterator[None]:
    """What is done inside writes nothing but a refusal that names the rule, and its event."""
    before, last = records(), Event.objects.order_by("-number").first()
    yield
    assert records() == before, way
    events = Event.objects.filter(number__gt=last.number if last else 0)
    kept = [one for one in events if not one.code.startswith("look.")]
    assert [one.code for one in kept] == ["step.refused"] * by_rule, way
    if not by_rule:
        return
    (subject,) = kept[0].subjects
    decision = Decision.objects.get(pk=int(subject.removeprefix("decision:")))
    assert not decision.taken, way
    assert decision.answer == "no", (way, decision.verdict)
    assert [row.refusing, "no"] in decision.rules, (way, decision.rules)


def lifted_by_worker(rule: Rule, ask: str) -> bool:
    """Whether a written reason of the worker's lifts its *no* at the question."""
    return rule.who_lifts(ask) is Liftable.JUSTIFICATION


def try_all_ways(row: Forbidden, step: Step, rule: Rule) -> None:
    """The three ways, one after another; then what may be written all the same."""
    assert step.action.code == row.by
    page = step.browser.get(step.path)
    assert page.status_code == 200, page.status_code
    sent, strange = filled(page.content.decode(), step.typed)
    assert strange == set(step.strange), f"not offered: {strange}"
    with refused(row, "screen", by_rule=step.by_rule):
        answer = step.post(sent)
        assert answer.status_code == 422, answer.status_code
        assert row.says in words(answer), words(answer)
    asked = Decision.objects.latest("pk").ask if step.by_rule else ""
    lifted = step.asked_for or (bool(asked) and lifted_by_worker(rule, asked))
    # Every word that lifts, as far as this rule is lifted by none of them.
    lifting: Lifting = {"justification": "  " if lifted else WHY, "decided": True}
    forged = {**sent, "justification": lifting["justification"], "decided": "1", **step.forged}
    with refused(row, "forged post", by_rule=step.by_rule):
        assert step.post(forged).status_code == 422
    for words_added in ({}, lifting):
        with refused(row, f"action with {words_added}"), pytest.raises(Refused):
            step.act(words_added)
    if lifted:
        _goes(row, step, {**sent, step.reason: WHY}, departure=False)
    elif row.departs:
        _goes(row, step, {**sent, "departure": WHY}, departure=True)
    else:
        with refused(row, "departure"):
            assert step.post({**sent, "departure": WHY}).status_code == 422
        with refused(row, "action, departure"), pytest.raises(Refused):
            step.act({"justification": WHY, "departure": True})


def try_other_way(row: Forbidden, step: Step, rule: Rule) -> None:
    """The same by another action: as it is, with every word that lifts, and a forged post of these.

    What may be written down all the same is tried once, at the step itself; so is the screen with
    nothing forged, from which this post differs by the words that are added.
    """
    assert step.action.code == row.by
    with refused(row, "action"), pytest.raises(StepRefused):
        step.act({})
    lifted = step.asked_for or lifted_by_worker(rule, Decision.objects.latest("pk").ask)
    lifting: Lifting = {} if lifted else {"justification": WHY, "decided": True}
    if lifting:
        with refused(row, f"action with {lifting}"), pytest.raises(StepRefused):
            step.act(lifting)
    departing = {} if lifted or row.departs else {"departure": WHY}
    forged = {"justification": lifting.get("justification", "  "), "decided": "1", **departing}
    page = step.browser.get(step.path)
    assert page.status_code == 200, page.status_code
    sent, _strange = filled(page.content.decode(), step.typed)
    with refused(row, "forged post", by_rule=step.by_rule):
        answer = step.post({**sent, **forged})
        assert answer.status_code == 422, answer.status_code
        assert row.says in words(answer), words(answer)


def _goes(row: Forbidden, step: Step, sent: Mapping[str, object], *, departure: bool) -> None:
    """With its reason it is written, and nothing besides; a departure stays one."""
    before = records()
    answer = step.post(sent)
    assert answer.status_code == 302, words(answer)
    named = (one for one in Decision.objects.order_by("-pk")[:2] if one.answer == "no")
    kept = next(named) if departure else Decision.objects.latest("pk")
    assert (kept.taken, kept.justification) == (True, WHY)
    assert (kept.answer == "no") is departure
    assert not departure or [row.refusing, "no"] in kept.rules
    grown = {name.partition("_")[0] for name, count in records().items() if count > before[name]}
    # With the step come its case, who is new in it, and what was answered.
    assert grown <= {step.action.place.split(".")[1], "cases", "people", "decisions"}, grown
