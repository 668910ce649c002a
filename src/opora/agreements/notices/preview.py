"""What the rules would say to the notice being written, before it is saved."""

from dataclasses import replace

from django.utils.translation import gettext as _

from opora.agreements.notices.grounds import Given, Leaning, facts_of
from opora.agreements.preview import Line, Preview, line_of
from opora.catalog.service import Service
from opora.decisions.handover.scope import asked_of_head
from opora.decisions.panels import wanted, ways_on
from opora.decisions.providers import Subject
from opora.decisions.queries import weigh
from opora.rules.answers import Answer
from opora.rules.verdict import Verdict
from opora.ui.verdict import STATES

TYPED = frozenset({"form", "ground"})


def preview(about: Subject, given: Given, leaning: Leaning, service: Service) -> Preview:
    """The verdict as far as the form is filled in."""
    facts = facts_of(given, leaning, about)
    verdict = weigh(ask="may_give_notice", subject=about, given=facts, on=given.given_on)
    return shown(verdict, about, service)


def shown(verdict: Verdict, about: Subject, service: Service) -> Preview:
    """The verdict in words."""
    told = verdict.refusing if verdict.answer is Answer.NO else [
        one for one in verdict.reasons if one.applies and one.used and one.answer is verdict.answer
    ]  # fmt: skip
    lines: tuple[Line, ...] = tuple(line_of(one, service) for one in told)
    if verdict.answer is Answer.YES:
        return Preview(STATES["yes"], "yes", _("Výpověď dát můžete."), lines)
    if verdict.answer is Answer.NO:
        if asked_of_head(verdict):
            title = _("Všechno vyplňte a předejte, rozhodne vedoucí.")
            return Preview(STATES["head"], "no", title, lines)
        here = tuple(one for one in ways_on(verdict, about) if not one.url.startswith("#"))
        return Preview(STATES["no"], "no", _("Takto výpověď dát nejde."), lines, here)
    # What it is asked for beside the ground, goes by the ground.
    known = "ground" not in verdict.missing
    lacking = [name for name in verdict.missing if known and name not in TYPED]
    if verdict.silent and not verdict.missing:
        title = _("Texty služby o tom mlčí. Rozhodnete vy a napíšete proč.")
        quiet = tuple(replace(one, basis="unpublished") for one in lines)
        return Preview(STATES["silent"], "silent", title, quiet)
    if lacking:
        title = _("Ještě se zeptáme na tohle: %(names)s.") % {"names": wanted(service, lacking)}
        return Preview(STATES["unknown"], "unknown", title, ())
    return Preview(
        STATES["unknown"], "unknown", _("Výpověď půjde dát, až bude všechno vyplněné."), ()
    )
