"""Which services hold prevention for institutions, and how it is said."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from opora.cases.kept import keeps
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.ui.words import counted

INSTITUTION, PARTICIPANTS = "institution", "participants_by_kind"
KEPT = keeps(__name__, "prevention", INSTITUTION, PARTICIPANTS)


def holds(service: Service) -> bool:
    """Whether a rule has institutions among those whom the service is for."""
    return INSTITUTION in KEPT.of(service) and bool(service.words("institution_kinds"))


def counts_by_kind(service: Service) -> bool:
    """Whether a rule has the participants counted by kind."""
    return PARTICIPANTS in KEPT.of(service)


def participants_words(counts: Iterable[tuple[str, int]], service: Service) -> str:
    """'Žáci a studenti 24, pedagogové 2.'"""
    told = dict(counts)
    listed = [
        f"{said(one.text)} {told[one.id]}"
        for one in service.words("participant_kinds")
        if told.get(one.id)
    ]
    text = ", ".join(listed)
    return f"{text[:1].upper()}{text[1:]}." if text else _("Nikdo.")


def people_words(counts: Mapping[str, int]) -> str:
    """'26 lidí'."""
    return counted(sum(counts.values()), _("člověk"), _("lidé"), _("lidí"))


def kept_words(name: str, value: Any, service: Service) -> str | None:
    """A value of the history as it is said; None for a plain one."""
    if name != "participants":
        return None
    return participants_words((value or {}).items(), service)
