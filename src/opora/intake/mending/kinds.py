"""Kinds of records on the way to an agreement: contacts, what was told, how it was decided."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.access.doors import NotFound
from opora.access.viewer import Viewer
from opora.cases.mending.kinds import AnyAction, Instead, Kind, Record, mendable
from opora.cases.mending.own_kinds import CASE
from opora.cases.mending.past import Label, Past
from opora.cases.queries import CaseRow
from opora.intake import actions
from opora.intake.applicant import actions as applicant
from opora.intake.mending import actions as mending
from opora.intake.mending.queries import row_of
from opora.intake.models import (
    Assessment,
    Contact,
    Informed,
    Introduction,
    Outcome,
    SiteMove,
    Way,
)
from opora.intake.moving import actions as moving
from opora.intake.timeline import entries
from opora.intake.withdrawal.actions import withdraw

ALL = 10_000
STAYS = _(
    "Zápis v případu zůstane, přeškrtnutý a s důvodem. Nic se nesmaže. Co vyřizoval, bude znovu"
    " k vyřízení."
)
CHOSEN = {
    "way": Way,
    "area": "areas",
    "referrer": "referrers",
    "target_group": "target_groups",
    "next_step": "next_steps",
    "ground": "refusal_grounds",
    "happened": "withdrawals",
}


def _kind(
    name: str,
    model: Any,
    labels: Mapping[str, Label],
    made_by: Sequence[AnyAction],
    correct: AnyAction,
    void: AnyAction,
    *,
    follows: Sequence[Label] = (),
    goes_with_case: bool = False,
    **more: Any,
) -> Kind:
    """Each is found in the timeline of intake."""

    def find(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
        row = row_of(model, case.id, row_id)
        key = kind.key(row_id)
        entry = next((one for one in entries(viewer, case, ALL) if one.key == key), None)
        if entry is None:
            raise NotFound
        first = model is Contact and row.kind == Contact.Kind.FIRST
        return Record(row, entry, [STAYS, *follows], _whole(viewer, case) if first else None)

    past = Past(model, labels, chosen=CHOSEN, **more)
    kind = Kind(name, find, made_by, correct, void, past, goes_with_case=goes_with_case)
    return mendable(kind)


def _whole(viewer: Viewer, case: CaseRow) -> Instead:
    """The first contact goes with its case, which the head makes void."""
    where = CASE.void_url(viewer, case, case.id)
    who = _("Celý případ může zneplatnit vedoucí.")
    return (
        Instead(_FIRST, _("Zneplatnit celý případ"), where) if where else Instead(f"{_FIRST} {who}")
    )


_FIRST = _("První kontakt otevřel případ, proto ho samotný zneplatnit nejde.")


CONTACT = _kind(
    "contact",
    Contact,
    {
        "on": _("Kdy"),
        "way": _("Jak"),
        "danger": _("Ohrožení, nebo to nesneslo odklad"),
        "request": _("S čím přichází"),
        "area": _("O co jde"),
        "referrer": _("Kdo službu doporučil"),
        "target_group": _("Cílová skupina"),
        "next_step": _("Co bude dál"),
        "note": _("Poznámka"),
    },
    (actions.take_contact, actions.note_contact, applicant.take_one_off),
    mending.correct_contact,
    mending.void_contact,
    goes_with_case=True,
)
INFORMED = _kind(
    "informed",
    Informed,
    {"on": _("Kdy"), "note": _("Poznámka")},
    (actions.inform,),
    mending.correct_informed,
    mending.void_informed,
    goes_with_case=True,
)
INTRO = _kind(
    "intro",
    Introduction,
    {
        "on": _("Kdy"),
        "way": _("Jak"),
        "situation": _("Situace"),
        "crisis": _("Krizová intervence"),
        "consent_spoken_on": _("Souhlas se zpracováním údajů"),
        "specialist_id": _("Ke komu objednat"),
    },
    (applicant.hold_intro,),
    mending.correct_intro,
    mending.void_intro,
    accounts=frozenset({"specialist_id"}),
)
ASSESSMENT = _kind(
    "assessment",
    Assessment,
    {
        "on": _("Kdy"),
        "weighed_by": _("Kdo případ posoudil"),
        "key_worker_id": _("Kdo případ povede"),
        "conclusion": _("Závěr"),
    },
    (applicant.assess,),
    mending.correct_assessment,
    mending.void_assessment,
    follows=[
        _("Klíčový pracovník se tím nemění. Opravit ho můžete v průběhu případu, u zápisu, kdo"
          " případ vede."),
    ],
    accounts=frozenset({"weighed_by", "key_worker_id"}),
    kept_since=("weighed_by",),
)  # fmt: skip
OUTCOME = _kind(
    "outcome",
    Outcome,
    {
        "on": _("Kdy"),
        "ground": _("Důvod"),
        "reason": _("Slovy"),
        "letter": _("Důvod písemně"),
        "referred_to": _("Kam"),
        "happened": _("Co se stalo"),
    },
    (
        applicant.accept,
        applicant.put_on_waiting_list,
        applicant.refuse,
        applicant.refer,
        applicant.close_one_off,
        withdraw,
    ),
    mending.correct_outcome,
    mending.void_outcome,
    follows=[_("Případ se vrátí tam, kde byl před tímto rozhodnutím.")],
)
SITE_MOVE = _kind(
    "site_move",
    SiteMove,
    {"on": _("Kdy"), "reason": _("Proč")},
    (moving.move_to_site,),
    moving.correct_site_move,
    moving.void_site_move,
    follows=[_("Žádost bude zase na pracovišti, ze kterého sem přišla.")],
)
