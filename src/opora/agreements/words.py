"""How agreements are said."""

from collections.abc import Sequence
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.agreements.queries import AgreementRow
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.ui.words import full_day

GIVEN_UP_FIRST = gettext_lazy(
    "Předchozí spolupráci ukončila naše výpověď. Kdo se vrací, začíná novým kontaktem."
)
"""Why nothing is concluded in a case whose agreement the service gave notice of."""


def form_words(form: str, service: Service) -> str:
    """'Písemná', 'Ústní', 'Informovaný souhlas': the form as a title."""
    known = {
        "written": _("Písemná"),
        "spoken": _("Ústní"),
        "informed_consent": _("Informovaný souhlas"),
    }
    return known.get(form) or said(service.word("forms", form))


def act_words(acts: tuple[str, ...], service: Service) -> list[str]:
    """The agreed acts by their names; one no longer in the catalogue by its id."""
    found = []
    for act_id in acts:
        act = service.act(act_id)
        found.append(str(capfirst(said(act.text))) if act else act_id)
    return found


def in_a_row(acts: Sequence[str]) -> str:
    """Acts as one sentence names them: 'Odborné poradenství, mediace'."""
    return str(capfirst(", ".join(one[:1].lower() + one[1:] for one in acts)))


def standing(row: AgreementRow, service: Service, on: date) -> str:
    """'Písemná, do 31. srpna 2027': form and how long."""
    form = form_words(row.form, service)
    if row.ended_on is not None:
        return _("%(form)s, konec %(day)s") % {"form": form, "day": full_day(row.ended_on)}
    if row.notice_ends_on is not None:
        day = full_day(row.notice_ends_on)
        return _("%(form)s, po výpovědi do %(day)s") % {"form": form, "day": day}
    if row.has_run_out(on):
        assert row.valid_until is not None
        day = full_day(row.valid_until)
        return _("%(form)s, platnost skončila %(day)s") % {"form": form, "day": day}
    if row.valid_until is not None:
        return _("%(form)s, do %(day)s") % {"form": form, "day": full_day(row.valid_until)}
    return _("%(form)s, od %(day)s") % {"form": form, "day": full_day(row.concluded_on)}


def yes_no(answer: bool | None, *, asked: bool = True) -> str:
    """The three states in words; what nobody is asked is as yet not known."""
    unknown = _("Neptali jsme se") if asked else _("Ještě nevíme")
    said = {True: _("Ano"), False: _("Ne"), None: unknown}
    return said[answer]
