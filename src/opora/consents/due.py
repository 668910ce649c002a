"""A consent that comes to its end: whether it is still needed is talked over ahead."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.cases.boards import Due, due
from opora.cases.queries import CaseRow
from opora.catalog import current
from opora.consents.queries import ConsentRow, consents
from opora.consents.words import purpose_words
from opora.decisions.panels import basis_of, source_line
from opora.decisions.providers import Subject
from opora.decisions.queries import weigh_many
from opora.rules.answers import Answer
from opora.rules.verdict import Verdict
from opora.ui.words import full_day

ASK = "consent_due"


@due(ASK)
def endings(viewer: Viewer, cases: Sequence[CaseRow], on: date) -> list[Due]:
    """From so many days ahead as the organisation has set; until then nothing (S2)."""
    open_cases = {one.id: one for one in cases if not one.is_over}
    rows = [
        one
        for one in consents(list(open_cases))
        if one.valid_until is not None and one.state(on) == "stands"
    ]
    found: list[Due] = []
    for service in {open_cases[one.case_id].service for one in rows}:
        if current().service(service).rulebook.asked(ASK):
            own = [one for one in rows if open_cases[one.case_id].service == service]
            verdicts = _weighed(viewer, own, open_cases, on)
            found += [
                _made(one, open_cases[one.case_id], verdict)
                for one, verdict in zip(own, verdicts, strict=True)
                if verdict.answer is Answer.YES and verdict.day is not None and verdict.day <= on
            ]
    return found


def _weighed(
    viewer: Viewer, rows: Sequence[ConsentRow], cases: dict[int, CaseRow], on: date
) -> Sequence[Verdict]:
    abouts = [cases[one.case_id] for one in rows]
    return weigh_many(
        ask=ASK,
        subjects=[
            Subject(viewer.organisation_id, one.service, one.site, case_id=one.id) for one in abouts
        ],
        given=[{"consent_until": one.valid_until} for one in rows],
        on=on,
    )


def _made(row: ConsentRow, case: CaseRow, verdict: Verdict) -> Due:
    assert row.valid_until is not None
    service = current().service(case.service)
    reason = next(one for one in verdict.reasons if one.answer is Answer.YES)
    return Due(
        case_id=case.id,
        key=f"consent:{row.id}",
        day=row.valid_until,
        title=_("Domluvit, co po konci souhlasu: %(title)s") % {"title": case.title},
        why=_("%(purpose)s, %(recipient)s: souhlas platí do %(day)s.")
        % {
            "purpose": purpose_words(row.purpose, service).capitalize(),
            "recipient": row.recipient,
            "day": full_day(row.valid_until),
        },
        rule=reason.rule,
        basis=basis_of(reason),
        source=source_line(service, reason.source),
        do_label=_("Zapsat nový souhlas"),
        do_url=path_of("give_consent", case.id) + f"?ucel={row.purpose}",
        worker_id=case.key_worker_id,
    )
