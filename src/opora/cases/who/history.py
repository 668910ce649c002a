"""How who is who stood before each change, in words."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.cases.mending.past import Past
from opora.cases.mending.queries import corrections, watch
from opora.cases.mending.words import differences
from opora.cases.models import Case, Participant
from opora.cases.queries import CaseRow, PersonInCase
from opora.catalog import current
from opora.ui.words import full_day

PART = Past(Participant, {"relation": _("Kdo to je"), "client": _("Klient služby")})
NAME = Past(Case, {"title": _("Jak se rodině říká")})
watch(PART)


def earlier(case: CaseRow, people: Iterable[PersonInCase]) -> list[dict[str, Any]]:
    """Changes of a case found visible, the latest first, each with whom it was about."""
    service = current().service(case.service)
    names = {one.participation_id: one.name for one in people}
    made = [
        (one, [(f"{names[row]}: {line[0]}", *line[1:]) for line in differences(one, PART, service)])
        for row, changes in corrections(PART, case.id, tuple(names)).items()
        for one in changes
    ]
    renamed = corrections(NAME, case.id, (case.id,)).get(case.id, [])
    made += [(one, differences(one, NAME, service)) for one in renamed]
    made.sort(key=lambda pair: pair[0].on, reverse=True)
    return [{"day": full_day(one.on), "why": one.why, "lines": lines} for one, lines in made]
