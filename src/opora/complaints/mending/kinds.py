"""The kinds of records that can be put right here: beside the cases, on pages of their own."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NoReturn

from django.utils.translation import gettext_lazy as _

from opora.access.doors import NotFound
from opora.access.viewer import Viewer
from opora.cases.mending.kinds import Kind, mendable
from opora.cases.mending.past import Past
from opora.cases.mending.queries import corrections
from opora.cases.mending.words import Line, differences
from opora.cases.queries import CaseRow
from opora.catalog.service import Service
from opora.complaints.actions import take_in
from opora.complaints.answering import actions as answering
from opora.complaints.appeals import actions as appeals
from opora.complaints.letters import actions as letters
from opora.complaints.longer import actions as longer
from opora.complaints.mending import actions
from opora.complaints.models import Appeal, Complaint, Extension, Reply, ReplyGiven
from opora.ui.words import full_day


def in_no_case(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> NoReturn:
    """These records stand in the register, and in the course of no case."""
    raise NotFound


COMPLAINT = mendable(
    Kind(
        "complaint",
        find=in_no_case,
        made_by=(take_in,),
        correct=actions.correct,
        void=actions.void,
        past=Past(
            Complaint,
            {
                "kind": _("Co to je"),
                "received_on": _("Kdy přišla"),
                "way": _("Jak přišla"),
                "words": _("Co v ní stojí"),
                "about": _("O čem je"),
                "workers": _("O kom"),
                "who": _("Od koho je"),
                "name": _("Jméno"),
                "represents": _("Koho zastupuje"),
                "answer_way": _("Jak odpovíme"),
                "contact": _("Kam odpovědět"),
                "taken_by_id": _("Kdo ji přijímá"),
            },
            accounts=frozenset({"workers", "taken_by_id"}),
            chosen={
                "kind": "complaint_kinds",
                "way": "complaint_ways",
                "answer_way": "answer_ways",
                "about": Complaint.About,
                "who": Complaint.Who,
            },
        ),
        page="complaint",
    )
)


REPLY = mendable(
    Kind(
        "reply",
        find=in_no_case,
        made_by=(answering.reply,),
        correct=answering.correct_reply,
        void=answering.void_reply,
        past=Past(
            Reply,
            {
                "on": _("Kdy odpověď odešla"),
                "way": _("Jak odpověď odešla"),
                "way_reason": _("Proč jiným způsobem"),
                "text": _("Text odpovědi"),
                "result": _("Jaká stížnost byla"),
                "measures": _("Co se změní"),
                "appeal_told": _("Je v odpovědi, kam se jde obrátit dál?"),
            },
            chosen={"way": "answer_ways", "result": Reply.Result},
        ),
        page="complaint",
    )
)


LETTER = mendable(
    Kind(
        "letter",
        find=in_no_case,
        made_by=(letters.print_reply, letters.attach_letter),
        void=letters.void_letter,
        page="complaint_paper",
    )
)
LETTER_GIVEN = mendable(
    Kind(
        "letter_given",
        find=in_no_case,
        made_by=(letters.give_letter,),
        correct=letters.correct_letter_given,
        void=letters.void_letter_given,
        past=Past(
            ReplyGiven,
            {"on": _("Kdy"), "whom": _("Komu"), "way": _("Jak"), "note": _("Poznámka")},
            chosen={"way": ReplyGiven.Way},
        ),
        page="complaint_paper",
    )
)
EXTENSION = mendable(
    Kind(
        "extension",
        find=in_no_case,
        made_by=(longer.extend,),
        correct=longer.correct_extension,
        void=longer.void_extension,
        past=Past(
            Extension,
            {
                "until": _("Nový termín odpovědi"),
                "reason": _("Proč odpověď potřebuje víc času"),
                "told_on": _("Kdy se to dozví, kdo si stěžuje"),
            },
        ),
        page="complaint",
    )
)
APPEAL = mendable(
    Kind(
        "appeal",
        find=in_no_case,
        made_by=(appeals.appeal, appeals.settle_appeal),
        correct=appeals.correct_appeal,
        void=appeals.void_appeal,
        past=Past(
            Appeal,
            {
                "on": _("Kdy to šlo dál"),
                "body": _("Na koho se stížnost obrací"),
                "note": _("Co k tomu víte"),
                "result": _("Jak to dopadlo"),
                "result_on": _("Kdy"),
            },
            chosen={"body": "complaint_appeals"},
        ),
        page="complaint",
    )
)


def changes(kind: Kind, row_id: int, service: Service) -> Sequence[dict[str, Any]]:
    """How a record found visible was put right, the latest first, in words."""
    past = kind.past
    if past is None:
        return ()

    def lines(one: Any) -> list[Line]:
        return differences(one, past, service)

    made = corrections(past, 0, (row_id,)).get(row_id, [])
    return [
        {"day": full_day(one.on), "why": one.why, "lines": lines(one)} for one in reversed(made)
    ]
