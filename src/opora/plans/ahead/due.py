"""An agreement that ends by itself: what comes after it is agreed before its last day."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.agreements.endings.queries import with_last_day
from opora.cases.agreement_words import agreement_title, agreement_word
from opora.cases.boards import Due, due
from opora.cases.queries import CaseRow, may
from opora.catalog import current
from opora.plans.due import Given, counting_days, made_due, weighed
from opora.plans.queries import gone_through
from opora.rules.verdict import Verdict
from opora.ui.words import full_day

ASK = "agreement_due"


@due(ASK)
def agreements_end(viewer: Viewer, cases: Sequence[CaseRow], on: date) -> list[Due]:
    """By so many days before its last day as the organisation has set; unset: not at all (S10).

    A new agreement settles it, an ending, and going through the plan from that day on.
    """
    known = {one.id: one for one in cases if not one.is_over}
    counting = counting_days(viewer, {one.service for one in known.values()}, ASK, on)
    asked: list[tuple[CaseRow, Given]] = [
        (known[case], {"agreement_until": last, "agreement": key})
        for case, key, last in with_last_day(list(known), on)
        if known[case].service in counting
    ]
    gone = gone_through([case.id for case, _given in asked]) if asked else {}
    return [
        _made(viewer, case, given, verdict, has_plan=case.id in gone)
        for case, given, verdict in weighed(viewer, asked, ASK, on)
        if verdict.day is not None and gone.get(case.id, date.min) < verdict.day
    ]


def _made(viewer: Viewer, case: CaseRow, given: Given, verdict: Verdict, *, has_plan: bool) -> Due:
    """A new agreement where the viewer may conclude one; else what comes next goes to the plan."""
    service, last = current().service(case.service), given["agreement_until"]
    assert isinstance(last, date)
    assert verdict.day is not None
    concludes = may(viewer, "agreements.conclude", case)
    plan = "revise_plan" if has_plan else "write_plan"
    return made_due(
        case,
        verdict,
        key=f"agreement_ends:{given['agreement']}",
        day=verdict.day,
        title=_("Domluvit, co po konci %(of)s: %(title)s")
        % {"of": agreement_word(service, "of"), "title": "%(title)s"},
        why=_(
            "Platí do %(day)s. Uzavřete novou domluvu, nebo projděte plán a zapište, co bude dál."
        )
        % {"day": full_day(last)},
        label=agreement_title(service, "conclude") if concludes else _("Zapsat, co bude dál"),
        url=path_of("conclude_agreement" if concludes else plan, case.id),
    )
