"""Of two tabs the second is told, and what was typed in it stays: proved for every step."""

import re
from collections.abc import Iterable
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.access.seen import Stale, not_stale, page_saw, version_of
from opora.cases.queries import case_row
from opora.cases.steps import Step
from opora.desk.day import standing
from opora.plans.models import Goal
from tests.access.addresses import WAYS
from tests.access.appends import APPENDS
from tests.access.test_urls import Stand, grounds, stand  # noqa: F401  fixtures
from tests.access.two_tabs import CHANGES, SHOWS
from tests.features.conftest import SignIn

TYPED = "Napsáno v druhé záložce."
WRONG = re.compile(r'<p[^>]*class="o-error"[^>]*>.*?</p>', re.DOTALL)


def steps() -> dict[str, type[Step]]:
    """Every step that has an address, by its name."""
    found: dict[str, type[Step]] = {}
    waiting: list[URLPattern | URLResolver] = list(get_resolver().url_patterns)
    while waiting:
        one = waiting.pop()
        if isinstance(one, URLResolver):
            waiting += one.url_patterns
            continue
        view: Any = getattr(one.callback, "view_class", object)
        if issubclass(view, Step):
            assert one.name is not None
            found[one.name] = view
    return found


def below(kind: type[Step]) -> Iterable[type[Step]]:
    for one in kind.__subclasses__():
        yield one
        yield from below(one)


def test_every_step_is_in_one_of_the_tables() -> None:
    known = steps()
    assert set(known) == set(APPENDS) | set(CHANGES) | SHOWS, "say in two_tabs.py or appends.py"
    assert not set(APPENDS) & set(CHANGES)
    reached = {base for one in known.values() for base in one.__mro__}
    # Tests make steps of their own, at whatever addresses they need.
    ours = {one for one in below(Step) if one.__module__.startswith("opora.")}
    assert ours - reached == set(), "steps that have no address"


class Boxes(HTMLParser):
    """What a browser would send from the form that carries the token."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.sent: dict[str, list[str]] = {}
        self.texts: list[str] = []
        self.choices: dict[str, str] = {}
        self.inside = ""
        self.feed(re.split(r"</form>", next(
            one for one in page.split("<form") if 'name="once"' in one
        ))[0])  # fmt: skip

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        name, value = said.get("name") or "", said.get("value") or ""
        if tag == "textarea":
            self.texts.append(name)
        if tag == "select":
            self.inside = name
        if tag == "option" and self.inside:
            name = self.inside
            if "selected" in said:
                self.sent[name] = [value]
        if tag in {"input", "option"} and name:
            self.of_input(tag, name, value, said)

    def of_input(self, tag: str, name: str, value: str, said: dict[str, str | None]) -> None:
        kind = "radio" if tag == "option" else said.get("type", "text")
        if kind in {"radio", "checkbox"}:
            if "checked" in said:
                self.sent.setdefault(name, []).append(value)
            if value:
                self.choices.setdefault(name, value)
        else:
            self.sent[name] = [value]

    def filled(self) -> dict[str, list[str]]:
        """With every choice made and something written in every text."""
        chosen = {name: [value] for name, value in self.choices.items()}
        written = {name: [TYPED] for name in self.texts}
        kept = {name: values for name, values in self.sent.items() if any(values)}
        return {**self.sent, **chosen, **kept, **written}


@pytest.mark.parametrize("name", sorted(APPENDS))
def test_a_step_that_only_adds_compares_nothing(name: str) -> None:
    assert steps()[name].stands is Step.stands


@pytest.mark.parametrize("name", sorted(CHANGES))
def test_an_older_page_is_told_and_keeps_what_was_typed(
    name: str,
    stand: Stand,  # noqa: F811  a fixture
    client_of: SignIn,
    today: date,
) -> None:
    change = CHANGES[name]
    ground = stand(WAYS[name].service)
    head, whose = ground.roles["head"], WAYS[name].whose
    case = case_row(viewer_of(head), ground.case.pk)
    due = next((one.key for one in standing(viewer_of(head), [case], today)), "")
    who = head if Role.HEAD in whose else ground.roles[min(whose)]
    ids, client = {**ground.ids, "due": due}, client_of(who)
    path = ground.path(WAYS[name]) + (f"?co={due}" if name == "postpone" else "")

    boxes = Boxes(client.get(path).content.decode())
    assert boxes.sent["seen"] != [""], "the page does not carry what it saw"
    change.elsewhere(ids, head, today)
    sent = {**boxes.filled(), **change.typed}
    answer = client.post(path, sent)

    page = answer.content.decode().replace("\xa0", " ")
    assert answer.status_code == 422
    assert "Mezitím" in page, WRONG.findall(page)
    kept = [one for one in boxes.texts if one not in {"hand_over_why", "justification"}]
    assert page.count(TYPED) >= len(kept)
    assert [one for one in change.typed.values() if one not in page and one != "refuse"] == []
    if "Mezitím to tu přestalo platit" not in page:
        again = Boxes(page).sent["seen"]
        assert again not in ([""], boxes.sent["seen"]), "it could never be saved"
        later = client.post(path, sent | {"seen": again})
        assert "Mezitím se tu" not in later.content.decode().replace("\xa0", " ")


def test_what_was_written_about_something_void_is_shown(
    stand: Stand,  # noqa: F811  a fixture
    client_of: SignIn,
    today: date,
) -> None:
    ground = stand(WAYS["correct_goal"].service)
    client, path = client_of(ground.roles["head"]), ground.path(WAYS["correct_goal"])
    sent = Boxes(client.get(path).content.decode()).filled()
    Goal.objects.filter(pk=str(ground.ids["goal"])).update(voided_on=today, void_reason="jinde")
    answer = client.post(path, sent)
    page = answer.content.decode().replace("\xa0", " ")
    assert answer.status_code == 422
    assert "Mezitím to tu přestalo platit" in page
    assert TYPED in page
    assert client.get(path).status_code == 404
    assert client.post(path, sent | {"seen": ""}).status_code == 404


def test_an_action_that_compares_nothing_is_a_mistake_of_ours() -> None:
    with pytest.raises(RuntimeError, match="not_stale"), page_saw("", lambda: None):
        pass


def test_only_the_first_comparison_counts() -> None:
    rows = ["Eva"]
    with page_saw(version_of(["Eva"]), lambda: rows):
        not_stale()
        rows.append("Jan")
        not_stale()
    with page_saw(version_of(["Eva"]), lambda: rows), pytest.raises(Stale):
        not_stale()
