"""Every action: keyword-only, by whom and on which day, one happening, whose right it is."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from datetime import date

import pytest

import opora
from opora.access.actions import change_profile, exclude, grant
from opora.access.doors import ACTIONS, Invalid, NotAllowed, NotFound, action, tell
from opora.access.models import Account, Exclusion, Grant
from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.access.viewer import Viewer
from opora.audit.models import Event, Payload
from opora.cases.actions import open_case
from opora.catalog import current
from opora.decisions.actions import Refused, decide, set_parameter, settle_reading
from opora.decisions.models import Decision, Parameter, Reading
from opora.decisions.providers import Subject
from opora.people.actions import register_named
from opora.rules.answers import Answer
from opora.rules.questions import QUESTIONS
from tests.features.conftest import Worker


def all_actions() -> Iterator[tuple[str, Callable[..., object]]]:
    """Every registered action with its function."""
    from django.apps import apps

    rooms = {config.name for config in apps.get_app_configs() if config.name.startswith("opora.")}
    for module in pkgutil.iter_modules(opora.__path__, "opora."):
        name = f"{module.name}.actions"
        if module.name in rooms and importlib.util.find_spec(name):
            importlib.import_module(name)
    for code, one in ACTIONS.items():
        if one.place.startswith("opora."):
            yield code, one.function


def test_every_action_takes_keywords_and_says_by_whom_and_when() -> None:
    wrong = []
    for code, function in all_actions():
        signature = inspect.signature(function)
        for name in ("by", "on"):
            if name not in signature.parameters:
                wrong.append(f"{code} takes no {name}")
            elif signature.parameters[name].default is not inspect.Parameter.empty:
                wrong.append(f"{code} leaves {name} out")
        wrong += [
            f"{code}: {one.name} is not keyword-only"
            for one in signature.parameters.values()
            if one.kind not in {inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD}
        ]
    assert wrong == []


OF_ACCOUNTS = {
    "access.open_account",
    "access.give_post",
    "access.end_post",
    "access.new_password",
    "access.shut_account",
    "desk.end_role",
    "desk.keep_account",
}
"""What the technical administration does besides what everybody does: nothing about a case."""


def test_every_action_has_a_right_and_asks_what_the_rules_know() -> None:
    assert len(ACTIONS) > 10
    for code, one in ACTIONS.items():
        assert one.roles, code
        technical = Role.TECHNICAL_ADMIN in one.roles and one.roles != frozenset(Role)
        assert technical == (code in OF_ACCOUNTS), code
        assert Role.AUDITOR not in one.roles or one.roles == frozenset(Role), code
        assert set(one.asks) <= set(QUESTIONS), code


@pytest.fixture
def scratch() -> Iterator[None]:
    """Actions made by a test are forgotten after it."""
    before = dict(ACTIONS)
    yield
    ACTIONS.clear()
    ACTIONS.update(before)


@pytest.fixture
def by(worker: Worker) -> Viewer:
    return viewer_of(worker("rodinna_poradna", Role.SOCIAL_WORKER))


@pytest.mark.parametrize("times", [0, 2])
def test_not_telling_and_telling_twice_write_nothing(
    times: int, scratch: None, by: Viewer, today: date
) -> None:
    @action("test.noisy", roles=frozenset(Role))
    def noisy(*, by: Viewer, on: date) -> None:
        Account.objects.filter(pk=by.account_id).update(theme="dark")
        for _ in range(times):
            tell()

    with pytest.raises(RuntimeError, match="exactly one"):
        noisy(by=by, on=today)
    assert Account.objects.get(pk=by.account_id).theme == "device"
    assert not Event.objects.exists()


def test_an_action_within_an_action_tells_its_own_and_comes_first(
    scratch: None, by: Viewer, today: date
) -> None:
    @action("test.outer", roles=frozenset(Role))
    def outer(*, by: Viewer, on: date) -> None:
        change_profile(theme="dark", language="cs", by=by, on=on)
        tell()

    outer(by=by, on=today)
    assert [one.code for one in Event.objects.order_by("number")] == [
        "access.profile",
        "test.outer",
    ]


def test_two_actions_of_one_code_are_refused(scratch: None) -> None:
    with pytest.raises(RuntimeError, match=r"access\.profile"):
        action("access.profile", roles=frozenset(Role))(lambda: None)


def test_positional_arguments_are_refused(by: Viewer, today: date) -> None:
    with pytest.raises((TypeError, KeyError)):
        change_profile("dark", "cs", by, today)  # type: ignore[call-arg]  # what must be refused


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.TECHNICAL_ADMIN, Role.ASSISTANT])
def test_who_has_the_right_nowhere_is_stopped_at_the_door(
    role: Role, worker: Worker, today: date
) -> None:
    by = viewer_of(worker("rodinna_poradna", role))
    with pytest.raises(NotAllowed):
        register_named(given_name="Eva", family_name="Nová", by=by, on=today)
    with pytest.raises(NotAllowed):
        open_case(service="rodinna_poradna", site="poradna", persons=[], by=by, on=today)
    with pytest.raises(NotAllowed):
        exclude(account_id=by.account_id, person_id=1, reason="x", by=by, on=today)
    assert not Event.objects.exists()


def test_the_head_of_one_service_decides_nothing_in_another(worker: Worker, today: date) -> None:
    by = viewer_of(worker("rodinna_poradna", Role.HEAD))
    with pytest.raises(NotAllowed):
        set_parameter(service="nekam_patrit", name="x", value=1, by=by, on=today)
    with pytest.raises(NotAllowed):
        settle_reading(
            service="nekam_patrit", question="x", decision="y", confirmed=True, by=by, on=today
        )
    assert not Parameter.objects.exists()
    assert not Reading.objects.exists()


def test_accounts_of_another_organisation_are_not_there(worker: Worker, today: date) -> None:
    by = viewer_of(worker("rodinna_poradna", Role.HEAD))
    with pytest.raises(NotFound):
        exclude(account_id=10**9, person_id=1, reason="Příbuzná", by=by, on=today)
    with pytest.raises(NotFound):
        grant(account_id=10**9, case_id=1, by=by, on=today)
    with pytest.raises(Invalid):
        exclude(account_id=by.account_id, person_id=1, reason=" ", by=by, on=today)
    assert not Exclusion.objects.exists()
    assert not Grant.objects.exists()


def refuse(by: Viewer, on: date, case_id: int | None) -> None:
    """A step that no rulebook lets through: a teenager's age for a parent's service."""
    about = Subject(by.organisation_id, "kontaktni_centrum", "centrum", case_id=case_id)
    decide(ask="may_open_case", subject=about, given={"authorised": False}, by=by, on=on)
    tell(case_id=case_id)


def test_a_refused_step_leaves_an_event_and_a_decision_not_taken(
    scratch: None, by: Viewer, today: date
) -> None:
    step = action("test.refused", roles=frozenset(Role), asks=("may_open_case",))(refuse)
    with pytest.raises(Refused):
        step(by=by, on=today, case_id=None)
    decision = Decision.objects.get()
    assert not decision.taken
    assert decision.answer == Answer.NO.value
    assert decision.version == current().service("kontaktni_centrum").version
    assert ["S2.authorised", "no"] in decision.rules
    event = Event.objects.get()
    assert (event.code, event.subjects) == ("step.refused", [f"decision:{decision.pk}"])
    assert not Payload.objects.exists()


def test_an_action_asks_nothing_that_it_has_not_declared(
    scratch: None, by: Viewer, today: date
) -> None:
    step = action("test.undeclared", roles=frozenset(Role), asks=("may_leave",))(refuse)
    with pytest.raises(RuntimeError, match="may_open_case"):
        step(by=by, on=today, case_id=None)
    assert not Decision.objects.exists()


def test_a_refusal_is_not_kept_with_a_case_that_was_rolled_back(
    scratch: None, by: Viewer, today: date
) -> None:
    """The next case may get the same number: it must not inherit a stranger's refusal."""
    opened: list[int] = []

    @action("test.open_and_refuse", roles=frozenset(Role), asks=("may_open_case",))
    def step(*, by: Viewer, on: date) -> None:
        person = register_named(given_name="Eva", family_name="Nová", by=by, on=on)
        case = open_case(service="rodinna_poradna", site="poradna", persons=[person], by=by, on=on)
        opened.append(case.pk)
        refuse(by, on, case.pk)

    with pytest.raises(Refused):
        step(by=by, on=today)
    assert Decision.objects.get().case_id is None
    assert Event.objects.get().case_id is None
    assert opened


def test_a_refusal_within_an_action_is_kept_once(scratch: None, by: Viewer, today: date) -> None:
    inner = action("test.inner", roles=frozenset(Role), asks=("may_open_case",))(refuse)

    @action("test.around", roles=frozenset(Role))
    def outer(*, by: Viewer, on: date) -> None:
        inner(by=by, on=on, case_id=None)
        tell()

    with pytest.raises(Refused):
        outer(by=by, on=today)
    assert [one.code for one in Event.objects.all()] == ["step.refused"]
    assert Decision.objects.count() == 1
