"""The individual plan on paper, to be taken home."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.addresses import path_of
from opora.access.doors import NotFound
from opora.access.viewer import Viewer
from opora.cases.queries import CaseRow, may
from opora.documents.headed import clients, headed
from opora.documents.papers import Composed, Missing, Offer, Paper, paper
from opora.documents.sheet import Block, Facts, Heading, Lines, Sheet, Signatures, Table, lines_of
from opora.plans.due import next_time
from opora.plans.ends.panels import end_words
from opora.plans.queries import GoalRow, PlanRow, plan
from opora.plans.words import form_words, step_words
from opora.ui.words import full_day, quoted

WRITTEN = "written"


def _offers(viewer: Viewer, case: CaseRow, on: date) -> list[Offer]:
    """A plan by word of mouth stays by word of mouth."""
    row = plan(case.id)
    written = row is not None and row.form == WRITTEN
    return [Offer(row.id, full_day(row.made_on))] if row and written else []


def _compose(viewer: Viewer, case: CaseRow, about_id: int, on: date) -> Composed:
    row = plan(case.id)
    if row is None or row.id != about_id:
        raise NotFound
    given = headed(viewer, case, row.made_on, printed_on=on)
    agreed = next_time(viewer, case, on)
    facts = [
        (_("Klient"), clients(case, on)),
        (_("Poskytovatel"), given.provider),
        (_("Sepsáno"), f"{full_day(row.made_on)}, {row.made_by}"),
        *([(_("Jak, jak často a o čem"), row.way_of_work)] if row.way_of_work else []),
        *([(_("Zvolený rozsah a cesta"), row.chosen_extent)] if row.chosen_extent else []),
        *([(_("Role pracovníka"), row.worker_role)] if row.worker_role else []),
        *([(_("Znovu ho projdeme"), full_day(agreed))] if agreed else []),
    ]
    blocks: list[Block] = [Facts(tuple(facts))]
    for number, one in enumerate(row.goals, 1):
        blocks += _goal(number, one)
    blocks += [*given.lines("plan.closing"), _signatures(case, row, on)]
    sheet = Sheet(title=_("Individuální plán"), blocks=tuple(blocks))
    return Composed(sheet, _missing(viewer, case, row))


def _goal(number: int, one: GoalRow) -> list[Block]:
    said_by = ", ".join(text for text in (one.said_by, full_day(one.said_on)) if text)
    found: list[Block] = [
        Heading(_("Cíl %(number)s") % {"number": number}),
        Lines((*(quoted(line) for line in lines_of(one.words)), said_by)),
    ]
    if one.end:
        found.append(Lines((f"{end_words(one.end)}. {one.end.words}",)))
    if one.steps:
        rows = tuple((step.what, step_words(step)) for step in one.steps)
        found.append(Table((_("Krok"), _("Kdo a do kdy")), rows, (3, 2)))
    return found


def _signatures(case: CaseRow, row: PlanRow, on: date) -> Signatures:
    return Signatures(((_("Klient, dne"), clients(case, on)), (_("Za službu, dne"), row.made_by)))


def _missing(viewer: Viewer, case: CaseRow, row: PlanRow) -> tuple[Missing, ...]:
    if row.form != WRITTEN:
        form = form_words(row.form).lower()
        return (Missing(_("písemná podoba: tento plán je %(form)s") % {"form": form}),)
    if row.goals:
        return ()
    url = path_of("add_goal", case.id) if may(viewer, "plans.add_goal", case) else ""
    return (Missing(_("aspoň jeden cíl"), url),)


paper(
    Paper(
        "plan",
        title=gettext_lazy("Individuální plán"),
        compose=_compose,
        offers=_offers,
        in_file=True,
    )
)
