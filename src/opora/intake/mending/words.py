"""What differs, in words: a line under the entry, and the page that shows what stood before."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.queries import names
from opora.cases.mending.queries import Change
from opora.cases.mending.words import corrected
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.intake.models import Way
from opora.ui import words

LABELS = {
    "on": gettext_lazy("Kdy"),
    "way": gettext_lazy("Jak"),
    "danger": gettext_lazy("Ohrožení, nebo to nesneslo odklad"),
    "request": gettext_lazy("S čím přichází"),
    "area": gettext_lazy("O co jde"),
    "target_group": gettext_lazy("Cílová skupina"),
    "next_step": gettext_lazy("Co bude dál"),
    "note": gettext_lazy("Poznámka"),
    "situation": gettext_lazy("Situace"),
    "crisis": gettext_lazy("Krizová intervence"),
    "consent_spoken_on": gettext_lazy("Souhlas se zpracováním údajů"),
    "specialist_id": gettext_lazy("Ke komu objednat"),
    "weighed_by": gettext_lazy("Kdo případ posoudil"),
    "key_worker_id": gettext_lazy("Kdo případ povede"),
    "conclusion": gettext_lazy("Závěr"),
    "ground": gettext_lazy("Důvod"),
    "reason": gettext_lazy("Slovy"),
    "letter": gettext_lazy("Důvod písemně"),
    "referred_to": gettext_lazy("Kam"),
    "commission": gettext_lazy("Zakázka"),
    "expectations": gettext_lazy("Očekávání"),
    "can_meet": gettext_lazy("Splnit můžeme"),
    "cannot_meet": gettext_lazy("Splnit nemůžeme"),
    "programme": gettext_lazy("Program"),
    "lacks": gettext_lazy("Co chybí"),
}
_CHOSEN = {
    "area": "areas",
    "target_group": "target_groups",
    "next_step": "next_steps",
    "ground": "refusal_grounds",
    "programme": "programmes",
    "lacks": "lacks",
}
_PEOPLE = {"specialist_id", "key_worker_id", "weighed_by"}


def trace(made: Sequence[Change], service: Service) -> str:
    """'Opraveno 2. 11.: jak: místo telefonem správně osobně.'; the latest correction."""
    return corrected(made[-1].on, differences(made[-1], service)) if made else ""


def differences(change: Change, service: Service) -> list[tuple[str, str, str]]:
    """Label, what stood there, what stands there now."""
    called = names(_accounts(change))
    return [
        (str(LABELS[name]), value_words(name, before, service, called),
         value_words(name, now, service, called))
        for name, before, now in change.fields
    ]  # fmt: skip


def _accounts(change: Change) -> list[int]:
    found: list[int] = []
    for name, *values in change.fields:
        if name in _PEOPLE:
            for value in values:
                found += value if isinstance(value, list) else [value] if value else []
    return found


def value_words(name: str, value: Any, service: Service, called: dict[int, str]) -> str:
    """One value as people say it."""
    if value in (None, "", []):
        return _("nevyplněno")
    if name in _PEOPLE:
        return _listed(called.get(one, "") for one in _many(value))
    if name in _CHOSEN:
        return _listed(said(service.word(_CHOSEN[name], str(one))) for one in _many(value))
    if name == "way":
        return str(Way(value).label).lower()
    return _plainly(value)


def _plainly(value: Any) -> str:
    if isinstance(value, bool):
        return _("ano") if value else _("ne")
    return words.numeric_day(value) if isinstance(value, date) else str(value)


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _listed(texts: Iterable[str]) -> str:
    return ", ".join(one for one in texts if one)
