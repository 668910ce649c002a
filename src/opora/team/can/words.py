"""What of the procedure is said where the texts leave it open."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from opora.catalog.service import Service
from opora.team.can.actions import KEPT
from opora.team.can.queries import procedure
from opora.ui.words import full_day


def is_declared(organisation_id: int, service: str) -> bool:
    """Whether the organisation has said how it goes on."""
    return procedure(organisation_id, service) is not None


def declared_words(service: Service, organisation_id: int, rules: Collection[str]) -> str:
    """Whether the procedure that these rules are about is declared; nothing for other rules."""
    if not {one.id for one in KEPT.rules(service)} & set(rules):
        return ""
    now = procedure(organisation_id, service.id)
    if now is None:
        return _("Postup organizace zatím neurčila.")
    told = {"day": full_day(now.since), "count": len(now.steps)}
    return _("Určeno %(day)s. Počet kroků: %(count)s.") % told
