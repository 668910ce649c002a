"""Kinds of records that agreements and their endings are."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.doors import NotFound
from opora.access.viewer import Viewer
from opora.agreements.actions import conclude
from opora.agreements.endings.actions import close_expired, leave
from opora.agreements.mending import actions
from opora.agreements.models import Agreement, Ending
from opora.agreements.notices.running.actions import close_noticed
from opora.agreements.panels import entry_of_agreement, entry_of_ending
from opora.agreements.queries import agreement, agreements
from opora.agreements.words import act_words, form_words
from opora.cases.mending.kinds import Instead, Kind, Record, mendable
from opora.cases.mending.past import Past
from opora.cases.queries import CaseRow
from opora.catalog.service import Service

ENDED = gettext_lazy("Konec už je zapsaný, a opírá se o tento zápis. Nejdřív zneplatněte konec.")


def _agreement(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    row = agreement(case.id, row_id)
    ended = any(not one.void for one in row.endings)
    follows = [
        _("Zápis zůstane v průběhu přeškrtnutý i s důvodem. Přestane platit a přestane zabírat"
          " místo."),
        _("Když neběží jiná smlouva, vrátí se případ tam, kde byl předtím."),
        _("Zapsaných úkonů se to nedotkne."),
    ]  # fmt: skip
    return Record(row, entry_of_agreement(row, case), follows, Instead(ENDED) if ended else None)


def _ending(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    for row in agreements([case.id]):
        for one in row.endings:
            if one.id == row_id:
                stays = _("Konec zůstane v průběhu přeškrtnutý i s důvodem. Domluva bude platit"
                          " dál, jako by konec zapsaný nebyl.")  # fmt: skip
                return Record(one, entry_of_ending(one, row, case), [stays])
    raise NotFound


def _own(name: str, value: Any, service: Service) -> str | None:
    if name == "acts":
        return ", ".join(act_words(tuple(value), service))
    return form_words(value, service).lower() if name == "form" else None


AGREEMENT = mendable(
    Kind(
        "agreement",
        find=_agreement,
        made_by=(conclude,),
        correct=actions.correct,
        void=actions.void,
        past=Past(
            Agreement,
            {
                "form": gettext_lazy("Forma"),
                "with_whom": gettext_lazy("S kým"),
                "concluded_on": gettext_lazy("Platí od"),
                "valid_until": gettext_lazy("Platí do"),
                "acts": gettext_lazy("Dohodnuté úkony"),
                "goals": gettext_lazy("Na čem spolupracujete"),
                "extent": gettext_lazy("Kde, kdy a v jakém rozsahu"),
                "when_broken": gettext_lazy("Když se podmínky nedodrží"),
                "ways_to_end": gettext_lazy("Jak službu změnit nebo ukončit"),
                "fee": gettext_lazy("Úhrada"),
                "copies": gettext_lazy("Dvě vyhotovení"),
                "handed_over": gettext_lazy("Vyhotovení předané klientovi"),
                "understandable": gettext_lazy("Klient smlouvě rozumí"),
                "data_consent": gettext_lazy("Souhlas se zpracováním osobních údajů"),
                "duties_told": gettext_lazy("Klient ví, k čemu se zavazuje"),
            },
            people=frozenset({"with_whom"}),
            own=_own,
        ),
        page="agreement",
    )
)
ENDING = mendable(
    Kind(
        "ending",
        find=_ending,
        made_by=(leave, close_expired, close_noticed),
        correct=actions.correct_ending,
        void=actions.void_ending,
        past=Past(
            Ending,
            {
                "ended_on": gettext_lazy("Poslední den"),
                "note": gettext_lazy("Poznámka"),
                "broken_on": gettext_lazy("Kdy k porušení došlo"),
                "terminated_on": gettext_lazy("Den naší výpovědi"),
            },
        ),
    )
)
