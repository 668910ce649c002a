"""Whatever is typed, anywhere: never an error of the server, a Czech sentence, nothing lost.

Each form of the product is filled in well on a page of the demo and then spoiled, many fields at
once. A new form is covered by its address alone; where it can't be reached this goes red.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import zip_longest
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.utils import timezone
from django_scopes import scope

from opora.audit.models import Event
from opora.cases.queries import case_rows
from opora.catalog.calendar_cz import CZECH_DAYS
from opora.desk.day import standing
from opora.ui.words import numeric_day
from tests.access.addresses import WAYS
from tests.access.test_two_tabs import steps
from tests.access.ways import GET_ONLY
from tests.bad_input.conftest import Storm
from tests.bad_input.pages import (
    Box,
    Sent,
    boxes_of,
    forms_of,
    is_our_sentence,
    plain,
    text_of,
    well_filled,
)
from tests.bad_input.values import strange, wrong
from tests.division import WHOLE

pytestmark = pytest.mark.django_db

SHOWS_ONLY = {"login", "logout", "search", "new_meeting", "handover_aside", "agreement_to_sign"}
"""Forms without fields of ours; they are stormed by hand below."""
FORMS = sorted(
    name
    for name, way in WAYS.items()
    if GET_ONLY not in (way.post, way.get) and name not in SHOWS_ONLY
)
KEPT_AS_TYPED = {"text", "day", "hour", "birth", "number"}

# What makes a form right where the first answer of each choice does not.
LAST = "the last of those that are offered"
TWO = "the first two of those that are offered"
ALL = "all that are offered"
WORKING = "the next working day"
BUTTONS = {"word", "justification", "decided", "clash_reason"}
RIGHT: dict[str, Sent] = {
    "add_person": {"client": "named"},
    "account_new": {
        "name": "Nina Nová",
        "login": "nnova",
        **dict.fromkeys(("password", "again"), "tři slova dohromady"),
        "role": "intake",
        "place": "rodinna_poradna:",
    },
    "give_role": {"role": "social_worker", "place": "rodinna_poradna:"},
    "set_password": dict.fromkeys(("password", "again"), "tři slova dohromady"),
    **{key: {"parties": ALL} for key in ("conclude_agreement", "correct_agreement")},
    "change_room": {"name": "Malá zasedačka", "closed_from": ""},
    "gather": {
        "cases": TWO,
        "day": WORKING,
        "at": "10:00",
        "minutes": "60",
        "workers": [],
        "clash_reason": "Obě schůzky spojíme.",  # the demo may have a meeting then
    },
    "visit_new": {
        "label": "Modrý deštník",
        "day": WORKING,
        "at": "6:00",
        "minutes": "30",
        "clash_reason": "Obě schůzky spojíme.",
    },
    "change_visit": {
        "day": WORKING,
        "at": "6:30",
        "minutes": "30",
        "moved_by": "client",
        "clash_reason": "Obě schůzky spojíme.",
    },
    "confer": {"guests": "Dana Malá, OSPOD Most"},
    "declare_procedure": {"steps": "Oznámit to, Hana Bartošová, 1"},
    "talk_over": {"workers": TWO},
    "correct_intervision": {"workers": TWO},
    "give_notice": {"justification": "Důvod vedoucí.", "decided": "ano"},
    "correct_notice": {"justification": "Důvod vedoucí.", "decided": "ano"},
    "handover": {"word": "refuse"},
    "leave_out": {"worker": LAST},
    "postpone": {"until": "zítra"},
    "refuse": {"ground": LAST},
    "correct_plan": {"next_on": "zítra"},
    "correct_revision": {"next_on": "zítra"},
    "revise_plan": {"next_on": "zítra"},
    "set_parameter": {"value": "5"},
    "start_programme": {"programme": LAST},
    "write_plan": {"next_on": "zítra"},
}
NEVER_TAKEN = {
    **dict.fromkeys(("attach_letter", "attach_scan"), "a file is no text: other tests send one"),
    "calendar_feed": "what it makes is shown once: the answer is a page",
    "close_expired": "the agreement must have run out today",
    "close_noticed": "the last day must have passed",
    "confirm_end": "somebody else must have proposed it",
    "correct_debt": "the case that has all is in a service without kinds of debts",
    "correct_evaluation": "the case that has all is in a service without goals of its own",
    "correct_reported_change": "the case that has all is in a service without kinds of changes",
    "evaluate": "the agreement must have ended",
    "own_password": "the demo's passwords are not typed here",
    **dict.fromkeys(("restore_act", "restore_programme"), "the void one is of no known kind"),
    "void_breach": "no warning and no notice may lean on it",
    "void_taken_back": "no other notice may stand by then",
    "cooperation_review": "the client must have called off meeting after meeting",
    "deliver_notice": "the notice must not be delivered yet",
    "decide_plan": "the client must have come often enough",
    "extend_complaint": "the new term must come after the one that holds",
    "end_participation": "another client must stay in the case",
    "outing_new": "a line tells either a client or a number, never both",
    "relate": "there must be two people in the case",
    "take_care": "there must be a child in the case, and somebody grown up",
    "start_programme": "the one programme of the service runs wherever there is an agreement",
    "move_group": "the group of the table is of no kind that the service has",
    "record_group": "the group of the table is of no kind that the service has",
    "void_case": "a case in which something has happened stays",
    "warn": "the breach must be without a warning",
    "void_site_move": "nothing may be planned at the new site, nor decided since",
    "void_contact": "the first contact opens the case",
    "refuse": "each ground has to be borne out by what is known",
}
"""Forms whose right answers need more than an answer. Features test those."""

LONG_AGO = {
    "contact_new.on",
    "correct_contact.on",
    "add_debt.known_on",
    "correct_debt.known_on",
    "make_budget.made_on",
    "correct_budget.made_on",
    "live_together.since",
    "correct_stay.since",
    "take_care.since",
    "correct_custody.since",
}
"""Days that open the case themselves, papers older than the record, and how a family lived."""


IN_LINES = {
    "account_new.name",
    "account_new.login",
    "confer.guests",
    "correct_conference.guests",
    "declare_procedure.steps",
    "letterhead.number",
}
"""Texts of lines that have a form: anything else is refused with a sentence."""


@dataclass
class Filled:
    """A page with a form, what would be sent from it well, and whether that is taken."""

    name: str
    path: str
    boxes: list[Box]
    sent: Sent
    taken: bool
    may_repeat: bool = False


def address(storm: Storm, name: str, path: str) -> str:
    """With what an address must say besides."""
    if name == "complaint_new":
        return f"{path}?service=kontaktni_centrum"
    if name != "postpone":
        return path
    rows = case_rows(storm.viewer, [int(path.split("/")[2])])
    due = next(iter(standing(storm.viewer, rows, storm.today)), None)
    return f"{path}?co={due.key}" if due else ""


def filled(storm: Storm, name: str) -> Iterator[Filled]:
    """A page of each service that asks something that no page before has asked."""
    known: set[str] = set()
    for paths in storm.places(name):
        best: Filled | None = None
        for path in filter(None, (address(storm, name, one) for one in paths)):
            shown = storm.get(path)
            boxes = boxes_of(shown) if shown.status_code == 200 else []
            new = [one for one in boxes if re.sub(r"\d+", "", one.key) not in known]
            if not new:
                continue
            sent = well_filled(boxes) | right(name, boxes)
            taken = storm.post(path, sent).status_code == 302
            if best is None or taken:
                best = Filled(name, path, new, sent, taken, steps()[name].may_repeat)
            if taken:
                break
        if best is not None:
            known |= {re.sub(r"\d+", "", one.key) for one in best.boxes}
            yield best
            if best.taken and not WHOLE:
                return


def right(name: str, boxes: list[Box]) -> Sent:
    """What the table says about this form, as far as the page asks it."""
    told, asked = RIGHT.get(name, {}), {one.key: one for one in boxes}
    known = {key: value for key, value in told.items() if key in asked or key in BUTTONS}
    tomorrow = timezone.localdate() + timedelta(days=1)
    meant: dict[str, Callable[[str], str | list[str]]] = {
        LAST: lambda key: asked[key].offered[-1],
        TWO: lambda key: asked[key].offered[:2],
        ALL: lambda key: asked[key].offered,
        WORKING: lambda _key: numeric_day(CZECH_DAYS.next_working(tomorrow)),
    }
    return {k: meant[v](k) if isinstance(v, str) and v in meant else v for k, v in known.items()}


def branches(page: Filled) -> Iterator[tuple[Sent, list[Box]]]:
    """What is sent so that each field is asked, and the fields that are asked then."""
    asked = {one.shown for one in page.boxes}
    for shown in asked:
        more: Sent = {shown[0]: shown[1]} if shown else {}
        yield page.sent | more, [one for one in page.boxes if one.shown == shown]


def of_row(box: Box) -> bool:
    """One row of many stands for all."""
    return not re.match(r"row[1-9]", box.key)


def errors_of(response: Any) -> dict[str, str]:
    """The sentences at each field."""
    return {
        form.add_prefix(name): plain(" ".join(str(one) for one in sentences))
        for form in forms_of(response)
        if form.is_bound
        for name, sentences in form.errors.items()
    }


def lost(sent: Sent, page: str, boxes: list[Box]) -> list[str]:
    """What was typed and is not on the page any more."""
    typed = {one.key for one in boxes if one.kind in KEPT_AS_TYPED}
    return [
        key
        for key, value in sent.items()
        if key in typed and isinstance(value, str) and plain(value).strip() not in page
    ]


def faults(response: Any, sent: Sent, boxes: list[Box], spoiled: set[str]) -> list[str]:
    """What is not right about the answer to a form in which these fields were spoiled."""
    if response.status_code != 422:
        return [f"{key}={str(sent[key])[:30]!r}: {response.status_code}" for key in spoiled]
    page, said = text_of(response), errors_of(response)
    found = [f"{key}={str(sent[key])[:30]!r}: no sentence" for key in spoiled - said.keys()]
    found += [f"{key}: {text}" for key, text in said.items() if not is_our_sentence(text)]
    return found + [f"{key}: lost" for key in lost(sent, page, boxes)]


def of_spoiled(storm: Storm, page: Filled) -> Iterator[str]:
    """Every field wrong at once, in one way after another."""
    for base, boxes in branches(page):
        listed = [one for one in boxes if of_row(one)]
        spoils = [wrong(one, storm.today, storm.foreign) for one in listed]
        for values in zip_longest(*spoils):
            pairs = zip(listed, values, strict=True)
            spoiled = {box.key: value for box, value in pairs if value is not None}
            sent = base | spoiled
            yield from faults(storm.post(page.path, sent), sent, page.boxes, set(spoiled))


def of_left_out(storm: Storm, page: Filled) -> Iterator[str]:
    """What must be filled in left out, all of it at once; each other field, one at a time."""
    for base, boxes in branches(page):
        asked = [box for box in boxes if box.kind != "carried" and of_row(box)]
        must = {box.key for box in asked if box.field.required}
        for left in filter(None, (must, *({box.key} for box in asked if box.key not in must))):
            sent = {key: value for key, value in base.items() if key not in left}
            answer = storm.post(page.path, sent)
            if answer.status_code == 422:
                yield from faults(answer, sent, page.boxes, set())
                yield from [
                    f"{key} left out: silence" for key in must & left - errors_of(answer).keys()
                ]
                yield from [] if says_why(answer) else [f"{left} left out: silence"]
            elif must & left or answer.status_code != 302:
                yield f"{left} left out: {answer.status_code}"


def of_strange(storm: Storm, page: Filled) -> Iterator[str]:
    """Odd and right: taken wherever the plain form is. Names that no form has change nothing."""
    free = [one for one in page.boxes if f"{page.name}.{one.key}" not in IN_LINES]
    texts = [(one.key, strange(one)) for one in free if one.shown is None and of_row(one)]
    for number in range(2 if any(odd for _key, odd in texts) else 0):
        odd = {
            key: values[(place + 3 * number) % len(values)]
            for place, (key, values) in enumerate(texts)
            if values
        }
        answer = storm.post(page.path, {**page.sent, **odd})
        if page.taken and answer.status_code != 302:
            yield f"{odd}: {answer.status_code} {errors_of(answer)}"
    unknown = page.sent | {"neznamy": "x", "case_id": "1", "by": "1", "organisation": "2"}
    if (storm.post(page.path, unknown).status_code == 302) != page.taken:
        yield f"{page.path}: unknown names change it"


def of_two_answers(storm: Storm, page: Filled) -> Iterator[str]:
    """Two answers at once to every question that has one: none of them is taken for the other."""
    doubled: Sent = {
        one.key: one.offered[:2]
        for one in page.boxes
        if one.kind == "choice" and not (one.shown or one.field.widget.is_hidden)
        if len(one.offered) > 1 and of_row(one)
    }
    if doubled:
        sent = page.sent | doubled
        yield from faults(storm.post(page.path, sent), sent, page.boxes, set(doubled))


def of_long_ago(storm: Storm, page: Filled) -> Iterator[str]:
    """Days before the case began, one at a time."""
    for box in page.boxes:
        field: Any = box.field
        if box.kind != "day" or not field.back or field.whole or box.shown:
            continue
        sent = page.sent | {box.key: numeric_day(storm.today.replace(storm.today.year - 29, day=1))}
        answer = storm.post(page.path, sent)
        if f"{page.name}.{box.key}" in LONG_AGO:
            continue
        if answer.status_code != 422 or not says_why(answer):
            yield f"{box.key} 29 years ago: {answer.status_code}"
        else:
            yield from faults(answer, sent, page.boxes, set())


def of_pressed_again(storm: Storm, page: Filled) -> Iterator[str]:
    """A double click; the same in a second tab; something else after going back."""
    first: Sent = {**page.sent, "once": str(uuid4())}
    with transaction.atomic(), scope(organisation=None):
        once = storm.pressed(page.path, first)
        events = Event.objects.count()
        twice = storm.pressed(page.path, first)
        if (twice.status_code, twice.headers.get("Location")) != (302, once.headers["Location"]):
            yield f"double click: {twice.status_code} {twice.headers.get('Location')}"
        if Event.objects.count() != events:
            yield "double click: something was written"
        text = next((one for one in page.boxes if one.kind == "text" and not one.shown), None)
        changed: Sent = {} if text is None else {text.key: f"{page.sent[text.key]} Ještě něco."}
        again: list[Sent] = [{**first, "once": str(uuid4())}, {**first, **changed}]
        for sent in again:
            answer = storm.post(page.path, sent)
            if answer.status_code == 422:
                yield from faults(answer, sent, page.boxes, set())
                yield from [] if says_why(answer) else ["again: silence"]
            elif answer.status_code != 302 or (sent is again[0] and not page.may_repeat):
                yield f"again: {answer.status_code}"
        transaction.set_rollback(True)


# What is wrong, left out, said twice or before its time is told by a form or the rules, before the
# database is asked: once is enough. Odd letters and a second press are for each engine to stand.
TOLD_BY_THE_FORM = (of_spoiled, of_left_out, of_two_answers) if WHOLE else ()
TOLD_BY_THE_RULES = (of_long_ago,) if WHOLE else ()


@pytest.mark.parametrize("name", FORMS)
def test_whatever_is_typed_gets_a_sentence_and_stays(name: str, storm: Storm) -> None:
    reached = list(filled(storm, name))
    assert reached, "no page with this form in the demo: make one in tests/bad_input/conftest.py"
    found: list[str] = []
    for page in reached:
        for one in (*TOLD_BY_THE_FORM, of_strange):
            found += one(storm, page)
        for one in (*TOLD_BY_THE_RULES, of_pressed_again) if page.taken else ():
            found += one(storm, page)
    assert found == []
    taken = any(page.taken for page in reached)
    assert taken != (name in NEVER_TAKEN), "what is right must be taken, or nothing is proved by it"


def says_why(answer: Any) -> bool:
    """Whether the page has a sentence for a *no*: at a field, on top, or what the rules say."""
    page = answer.content.decode()
    return any(one in page for one in ("o-error", "o-verdict", "o-danger", "Mezitím"))
