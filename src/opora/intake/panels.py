"""What intake shows on the case page: the next step, the card, and what happened on the way."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from opora.access.viewer import Viewer
from opora.cases.boards import Panel, panel, state_words
from opora.cases.models import Case
from opora.cases.queries import CaseRow, may
from opora.catalog import current
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.intake import timeline as _timeline  # noqa: F401  registers itself
from opora.intake.answers.forms import questions
from opora.intake.next_steps import DUES, main_step
from opora.intake.places.queries import since_when
from opora.intake.places.standing.queries import in_line
from opora.intake.queries import (
    card_of,
    contacts_of,
    standing_informed,
    standing_outcomes,
)
from opora.ui.words import day_near


@panel("margin", 10, asks=DUES)
def request(viewer: Viewer, case: CaseRow, on: date) -> Panel:
    """In whose words it began, and the card."""
    service = current().service(case.service)
    first = [one for one in contacts_of(case.id, 200) if one.kind == "first"]
    ahead = main_step(viewer, case, on)
    context: dict[str, object] = {
        "case": case,
        "first": first[0] if first else None,
        "referrer": _word(service, "referrers", first[0].referrer) if first else "",
        "lines": _card_lines(case.id, service),
        "informed": standing_informed(case.id),
        # What stands on the sheet as the next step is not said twice.
        "may_fill": may(viewer, "intake.fill_card", case) and ahead != "contact_card",
        "may_mend": may(viewer, "intake.mend_answers", case) and bool(questions(service, {})),
        "may_note": may(viewer, "intake.note_contact", case) and ahead != "note_contact",
        "may_inform": may(viewer, "intake.inform", case) and ahead != "inform",
    }
    return Panel("intake/request.html", context)


@panel("print", 10, asks=DUES)
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
    lines = in_line(early, on)
    words: dict[int, str] = {}
    for one in early:
        latest = next((row for row in outcomes.get(one.id, []) if row.kind == one.stage), None)
        day = latest.on if latest else one.opened_on
        if one.stage == Case.Stage.WAITING:
            day = since_when(outcomes.get(one.id, [])) or day
        since = day_near(day, on)
        texts = {
            Case.Stage.APPLICANT.value: _("zájemce od %(day)s"),
            Case.Stage.WAITING.value: _("v pořadníku od %(day)s"),
            Case.Stage.ACCEPTED.value: _("přijetí %(day)s, %(waits)s"),
            Case.Stage.REFUSED.value: _("odmítnutí %(day)s"),
            Case.Stage.REFERRED.value: _("předáno jinam %(day)s"),
            Case.Stage.ONE_OFF.value: _("jednorázový kontakt %(day)s"),
            Case.Stage.WITHDRAWN.value: _("od %(day)s nepokračuje"),
        }
        if one.stage in texts:
            words[one.id] = texts[one.stage] % {"day": since, "waits": one.stage_label}
        if one.id in lines:
            told = {"since": words[one.id], "place": lines[one.id].place}
            words[one.id] = _("%(since)s, v pořadí %(place)s.") % told
    return words
