"""What intake shows on the case page: the next step, the card, and what happened on the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.viewer import Viewer
from opora.cases.boards import Panel, panel, state_words
from opora.cases.models import Case
from opora.cases.queries import CaseRow, may
from opora.catalog import current
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.intake import timeline as _timeline  # noqa: F401  registers itself
from opora.intake.promised import TELLING_STEPS, told_by
from opora.intake.queries import (
    card_of,
    contacts_of,
    standing_informed,
    standing_outcomes,
    with_assessment,
    with_introduction,
)
from opora.ui.words import day_month


@dataclass(frozen=True)
class NextStep:
    """One way to go from here."""

    label: str
    url: str
    main: bool = False


LABELS = {
    "hold_intro": gettext_lazy("Vést úvodní konzultaci"),
    "contact_card": gettext_lazy("Vyplnit kontaktní kartu"),
    "inform": gettext_lazy("Projít podmínky a pravidla"),
    "assess": gettext_lazy("Posoudit případ"),
    "accept": gettext_lazy("Přijmout"),
    "conclude_agreement": gettext_lazy("Uzavřít smlouvu"),
    "waiting_list": gettext_lazy("Zapsat do pořadníku"),
    "refer": gettext_lazy("Pomoci s cestou do jiné služby"),
    "refuse": gettext_lazy("Odmítnout"),
}
CODES = {
    "hold_intro": "intake.hold_intro",
    "contact_card": "intake.fill_card",
    "inform": "intake.inform",
    "assess": "intake.assess",
    "accept": "intake.accept",
    "conclude_agreement": "agreements.conclude",
    "waiting_list": "intake.put_on_waiting_list",
    "refer": "intake.refer",
    "refuse": "intake.refuse",
}


@panel("sheet", 10)
def next_steps(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """What can be done with an applicant now: one button first, the rest beside it."""
    if case.stage not in Case.BEFORE_CLIENT:
        return None
    names = [one for one in _steps(case, on) if may(viewer, CODES[one], case)]
    steps = [
        NextStep(str(LABELS[name]), reverse(name, args=[case.id]), main=not turn)
        for turn, name in enumerate(names)
    ]
    return Panel("intake/next.html", {"case": case, "steps": steps})


def _steps(case: CaseRow, on: date) -> list[str]:
    service = current().service(case.service)
    waiting = list(_before_decision(case, service, on))
    if case.stage == Case.Stage.ACCEPTED:
        return [*waiting, "conclude_agreement", "refuse"]
    after = ["accept", "waiting_list", "refer", "refuse"]
    if case.stage == Case.Stage.WAITING:
        after.remove("waiting_list")
    return [*waiting, *after]


def _before_decision(case: CaseRow, service: Service, on: date) -> Sequence[str]:
    book = service.rulebook
    steps: list[str] = []
    if book.asked("may_hold_intro") and case.id not in with_introduction([case.id]):
        steps.append("hold_intro")
    if book.asked("may_assess") and case.id not in with_assessment([case.id]):
        steps.append("assess")
    if card_of(case.id) is None:
        steps.append("contact_card")
    if told_by(service, TELLING_STEPS, on) and standing_informed(case.id) is None:
        steps.append("inform")
    return steps


@panel("margin", 10)
def request(viewer: Viewer, case: CaseRow, on: date) -> Panel:
    """In whose words it began, and the card."""
    service = current().service(case.service)
    first = [one for one in contacts_of(case.id, 200) if one.kind == "first"]
    context: dict[str, object] = {
        "case": case,
        "first": first[0] if first else None,
        "lines": _card_lines(case.id, service),
        "informed": standing_informed(case.id),
        "may_fill": may(viewer, "intake.fill_card", case),
        "may_inform": may(viewer, "intake.inform", case),
    }
    return Panel("intake/request.html", context)


@panel("print", 10)
def request_in_print(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """The same on paper."""
    return request(viewer, case, on)


def _card_lines(case_id: int, service: Service) -> list[tuple[str, str]]:
    card = card_of(case_id)
    if card is None:
        return []
    lines: list[tuple[Any, str]] = [
        (_("Zakázka"), card.commission),
        (_("Stav a situace"), card.situation),
        (_("Očekávání"), card.expectations),
        (_("Splnit můžeme"), card.can_meet),
        (_("Splnit nemůžeme"), card.cannot_meet),
        (_("Oblast"), _word(service, "areas", card.area)),
        (_("Cílová skupina"), _word(service, "target_groups", card.target_group)),
        (_("Který program pomůže nejvíc"), _word(service, "programmes", card.programme)),
        (_("Co chybí"), ", ".join(_word(service, "lacks", one) for one in card.lacks)),
    ]
    return [(label, text) for label, text in lines if text]


def _word(service: Service, vocabulary: str, word_id: str) -> str:
    return said(service.word(vocabulary, word_id)) if word_id else ""


@state_words
def standing(cases: Sequence[CaseRow], on: date) -> dict[int, str]:
    """Since when somebody is an applicant or waits; how it ended for the others."""
    early = [one for one in cases if one.stage != Case.Stage.CLIENT]
    outcomes = standing_outcomes([one.id for one in early])
    words: dict[int, str] = {}
    for one in early:
        latest = next((row for row in outcomes.get(one.id, []) if row.kind == one.stage), None)
        since = day_month(latest.on if latest else one.opened_on)
        texts = {
            Case.Stage.APPLICANT.value: _("zájemce od %(day)s"),
            Case.Stage.WAITING.value: _("v pořadníku od %(day)s"),
            Case.Stage.ACCEPTED.value: _("přijetí %(day)s, čeká na smlouvu"),
            Case.Stage.REFUSED.value: _("odmítnutí %(day)s"),
            Case.Stage.REFERRED.value: _("předáno jinam %(day)s"),
        }
        if one.stage in texts:
            words[one.id] = texts[one.stage] % {"day": since}
    return words
