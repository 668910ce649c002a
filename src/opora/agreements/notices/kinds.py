"""Kinds of records that breaches, warnings and notices are."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.access.doors import NotFound
from opora.access.viewer import Viewer
from opora.agreements.breaches import actions as breaking
from opora.agreements.models import Breach, Delivery, Notice, TakenBack, WarningGiven
from opora.agreements.notices import actions as giving
from opora.agreements.notices import entries
from opora.agreements.notices.mending import actions as mending
from opora.agreements.notices.queries import breach, breaches, notice, notices
from opora.agreements.notices.running import actions as running
from opora.agreements.notices.words import form_title, ground_words
from opora.cases.mending.kinds import Instead, Kind, Record, mendable
from opora.cases.mending.past import Past
from opora.cases.queries import CaseRow
from opora.catalog import current
from opora.catalog.service import Service

STAYS = _("Zápis zůstane v průběhu, přeškrtnutý a s důvodem.")
LEANT_ON = _("Opírá se o to výpověď. Nejdřív zneplatněte tu.")
WARNED = _("Je za to zapsané napomenutí. Nejdřív zneplatněte to.")
ENDED = _("Smlouva tím už skončila. Nejdřív zneplatněte konec.")


def _service(case: CaseRow) -> Service:
    return current().service(case.service)


def _breach(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    row = breach(case.id, row_id)
    leant = any(one.breach_id == row_id and not one.void_reason for one in notices([case.id]))
    instead = Instead(LEANT_ON) if leant else Instead(WARNED) if row.warning else None
    return Record(row, entries.of_breach(row, _service(case)), [STAYS], instead)


def _warning(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    for row in breaches([case.id]):
        for one in row.warnings:
            if one.id == row_id:
                follows = [STAYS, _("Mezi napomenutí se už nepočítá.")]
                return Record(one, entries.of_warning(one, row, _service(case)), follows)
    raise NotFound


def _notice(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    row = notice(case.id, row_id)
    follows = [STAYS, _("Smlouva platí dál, jako by výpověď nebyla.")]
    ended = Instead(ENDED) if row.ended_on is not None else None
    return Record(row, entries.of_notice(row, _service(case)), follows, ended)


def _delivery(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    for row in notices([case.id]):
        for one in row.deliveries:
            if one.id == row_id:
                follows = [STAYS, _("Výpověď bude zase čekat na doručení, lhůta neběží.")]
                return Record(one, entries.of_delivery(one, row, _service(case)), follows)
    raise NotFound


def _taken_back(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    for row in notices([case.id]):
        for one in row.taken_back:
            if one.id == row_id:
                follows = [STAYS, _("Výpověď zase platí, se dnem, který měla.")]
                return Record(one, entries.of_taken_back(one, row, _service(case)), follows)
    raise NotFound


def _own(name: str, value: Any, service: Service) -> str | None:
    if name == "form":
        return form_title(value).lower()
    return ground_words(value, service) if name == "ground" else None


BREACH = mendable(
    Kind(
        "breach",
        find=_breach,
        made_by=(breaking.record_breach,),
        correct=breaking.correct_breach,
        void=breaking.void_breach,
        past=Past(
            Breach,
            {
                "happened_on": _("Kdy to bylo"),
                "ground": _("Co se porušilo"),
                "kind": _("Čím"),
                "unpaid_since": _("Kdy měla být úhrada zaplacená"),
                "what": _("Co se stalo"),
                "rule": _("Které pravidlo nebo ujednání to je"),
                "present": _("Kdo u toho byl"),
                "gross": _("Hrubé porušení"),
                "degrading": _("Ponižující chování"),
            },
            chosen={"ground": "broken", "kind": "breaches"},
        ),
    )
)
WARNING = mendable(
    Kind(
        "warning",
        find=_warning,
        made_by=(breaking.warn,),
        correct=breaking.correct_warning,
        void=breaking.void_warning,
        past=Past(
            WarningGiven,
            {
                "given_on": _("Kdy napomenutí zaznělo"),
                "form": _("Jak"),
                "text": _("Co jste řekli nebo napsali"),
            },
            own=_own,
        ),
    )
)
NOTICE = mendable(
    Kind(
        "notice",
        find=_notice,
        made_by=(giving.give_notice,),
        correct=mending.correct_notice,
        void=mending.void_notice,
        past=Past(
            Notice,
            {
                "ground": _("O co se opírá"),
                "gross": _("Hrubé porušení"),
                "degrading": _("Ponižující chování"),
                "form": _("Jak je daná"),
                "given_on": _("Den výpovědi"),
                "text": _("Co ve výpovědi stojí"),
            },
            own=_own,
        ),
    )
)
DELIVERY = mendable(
    Kind(
        "delivery",
        find=_delivery,
        made_by=(running.deliver_notice,),
        correct=mending.correct_delivery,
        void=mending.void_delivery,
        past=Past(
            Delivery,
            {
                "delivered_on": _("Kdy se výpověď ke klientovi dostala"),
                "way": _("Jak"),
                "delivery": _("Jak se to stalo"),
            },
            chosen={"way": "delivery_ways"},
        ),
    )
)
TAKEN_BACK = mendable(
    Kind(
        "taken_back",
        find=_taken_back,
        made_by=(running.withdraw_notice,),
        correct=mending.correct_taken_back,
        void=mending.void_taken_back,
        past=Past(
            TakenBack,
            {"withdrawn_on": _("Kdy ji berete zpět"), "reason": _("Proč ji berete zpět")},
        ),
    )
)
