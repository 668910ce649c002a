"""Recording prevention, putting it right; the list of institutions."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from opora.access.doors import Invalid, NotAllowed, NotFound, action, tell
from opora.access.queries import colleagues
from opora.access.roles import CASEWORK
from opora.access.sorting import folded
from opora.access.viewer import Viewer
from opora.cases.long_ago import wrong_day
from opora.cases.mending.actions import keep
from opora.catalog import current
from opora.catalog.service import Service
from opora.prevention.models import Institution, Prevention
from opora.prevention.queries import institution_for, institution_row, prevention_for
from opora.prevention.told import Held, Recipient
from opora.prevention.words import counts_by_kind, holds

# A school has so many people at most. Ours.
MOST_PEOPLE = 5000
# Half a day: what is longer was mistyped, or is several.
LONGEST = 720


@action("prevention.record", roles=CASEWORK)
def record(
    *, service: str, site: str, recipient: Recipient, held: Held, by: Viewer, on: date
) -> Prevention:
    """Held for an institution of the list, or for a new one, which is added to it (C1)."""
    known = current().services.get(service)
    if known is None or not holds(known):
        raise NotFound
    if site not in by.sites(CASEWORK, known.id, [one.id for one in known.sites]):
        raise NotAllowed
    _check(held, known, site, by, on)
    row = Prevention(
        organisation_id=by.organisation_id,
        service=known.id,
        site=site,
        institution=_recipient(recipient, known, by, on),
        worker_id=by.account_id,
        recorded_on=on,
        **_columns(held, by.account_id),
    )
    row.save()
    tell(subjects=[f"prevention:{row.pk}", f"institution:{row.institution_id}"])
    return row


@action("prevention.correct", roles=CASEWORK)
def correct(
    *, prevention_id: int, recipient: Recipient, held: Held, why: str, by: Viewer, on: date
) -> Prevention:
    """As it was."""
    row = prevention_for(by, prevention_id, "prevention.correct")
    service = current().service(row.service)
    _check(held, service, row.site, by, on)
    columns = _columns(held, row.worker_id)
    keep(row, why, institution=_recipient(recipient, service, by, on), **columns)
    tell(subjects=[f"prevention:{row.pk}"])
    return row


@action("prevention.void", roles=CASEWORK)
def void(*, prevention_id: int, why: str, by: Viewer, on: date) -> Prevention:
    """It was not held: it stays to be seen and counts no more."""
    row = prevention_for(by, prevention_id, "prevention.void")
    keep(row, why, voided_on=on, void_reason=why.strip())
    tell(subjects=[f"prevention:{row.pk}"], why=why.strip())
    return row


@action("prevention.correct_institution", roles=CASEWORK)
def correct_institution(
    *, institution_id: int, name: str, kind: str, why: str, by: Viewer, on: date
) -> Institution:
    """Another name or kind; for what was held before, too."""
    row = institution_for(by, institution_id)
    _check_named(name, kind, _kinds(), by, but=row.pk)
    keep(row, why, name=name.strip(), name_folded=folded(name), kind=kind)
    tell(subjects=[f"institution:{row.pk}"], why=why.strip())
    return row


@action("prevention.merge_institutions", roles=CASEWORK)
def merge_institutions(
    *, institution_id: int, same_as_id: int | None, why: str, by: Viewer, on: date
) -> Institution:
    """It is another one of the list, or (None) it is one of its own again."""
    row = institution_for(by, institution_id)
    if same_as_id is not None:
        other = institution_row(by, same_as_id)
        if other.id == row.pk or other.same_as is not None:
            raise Invalid(same_as=_("Vyberte jinou instituci ze seznamu."))
        if Institution.objects.filter(same_as=row).exists():
            raise Invalid(same_as=_("S touto institucí je už jiná sloučená. Sloučte je opačně."))
    else:
        _check_named(row.name, row.kind, _kinds(), by, but=row.pk)
    keep(row, why, same_as_id=same_as_id)
    tell(subjects=[f"institution:{row.pk}"], why=why.strip())
    return row


def _recipient(told: Recipient, service: Service, by: Viewer, on: date) -> Institution:
    if told.institution_id is not None:
        found = Institution.objects.filter(
            organisation_id=by.organisation_id, pk=told.institution_id
        ).first()
        if found is None:
            raise Invalid(institution=_("Vyberte instituci ze seznamu, nebo napište novou."))
        known: Institution = found
        return known
    _check_named(told.name, told.kind, {one.id for one in service.words("institution_kinds")}, by)
    made: Institution = Institution.objects.create(
        organisation_id=by.organisation_id,
        name=told.name.strip(),
        name_folded=folded(told.name),
        kind=told.kind,
        added_on=on,
    )
    return made


def _kinds() -> set[str]:
    """Of all services of the installation: the list is the organisation's."""
    everywhere = current().services.values()
    return {one.id for service in everywhere for one in service.words("institution_kinds")}


def _check_named(name: str, kind: str, kinds: set[str], by: Viewer, *, but: int = 0) -> None:
    wrong = {}
    if not name.strip():
        wrong["name"] = _("Napište, jak se instituce jmenuje.")
    same = Institution.objects.filter(
        organisation_id=by.organisation_id, name_folded=folded(name), same_as=None
    )
    if name.strip() and same.exclude(pk=but).exists():
        wrong["name"] = _("Instituce toho jména už v seznamu je. Vyberte ji.")
    if kind not in kinds:
        wrong["kind"] = _("Vyberte, co je to za instituci.")
    if wrong:
        raise Invalid(**wrong)


def _columns(held: Held, worker_id: int) -> dict[str, Any]:
    return {
        "day": held.day,
        "minutes": held.minutes,
        "topic": held.topic.strip(),
        "participants": {kind: number for kind, number in held.participants.items() if number},
        "workers": sorted({*held.workers} - {worker_id}),
        "note": held.note.strip(),
    }


def _check(held: Held, service: Service, site: str, by: Viewer, on: date) -> None:
    """Raises Invalid with a sentence for each wrong field."""
    wrong = {}
    if sentence := wrong_day(held.day, on):
        wrong["day"] = sentence
    if not 1 <= held.minutes <= LONGEST:
        wrong["minutes"] = _("Napište 1 až %(most)s minut.") % {"most": LONGEST}
    if not held.topic.strip():
        wrong["topic"] = _("Napište, o čem to bylo.")
    wrong |= _wrong_numbers(held.participants, service)
    ours = colleagues(by, service=service.id, site=site, roles=CASEWORK, person_ids=())
    if not {*held.workers} <= {one.id for one in ours}:
        wrong["workers"] = _("Vyberte někoho ze seznamu.")
    if wrong:
        raise Invalid(**wrong)


def _wrong_numbers(counts: Mapping[str, int], service: Service) -> dict[str, str]:
    kinds = {one.id for one in service.words("participant_kinds")}
    known = kinds if counts_by_kind(service) else set()
    numbers = counts.values()
    if not {*counts} <= known or any(not 0 <= one <= MOST_PEOPLE for one in numbers):
        return {"form": _("Takový počet zapsat nejde.")}
    if known and not any(numbers):
        return {"form": _("Napište, kolik lidí se účastnilo.")}
    return {}
