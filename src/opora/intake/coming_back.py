"""People who are known from another case begin a new one: who of them, and whether they may."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from opora.access.doors import Invalid
from opora.access.viewer import Viewer
from opora.cases.known.queries import going_on
from opora.cases.models import Case
from opora.cases.queries import PersonInCase
from opora.catalog import current
from opora.people.models import Person
from opora.ui import fields
from opora.ui.number_fields import number_of

PERSON = "person"


def who_begins(earlier: Case, service: str, person_id: int | None, by: Viewer) -> dict[Person, str]:
    """Whose new case it is, with the relation that each has there.

    A case that goes on is a case of its service: another service has its own beside it. Where a
    service works with one person it is said who of a family that is. Invalid for a person without
    a name where the service works with nobody nameless.
    """
    if earlier.service == service and earlier.stage not in Case.OVER:
        raise Invalid(form=_("Tento případ ještě neskončil. Zapište kontakt do něj."))
    rows = earlier.participants.filter(client=True, until=None).select_related("person")
    served = {one.person: one.relation for one in rows.order_by("pk")}
    if picks_one(service, len(served)):
        served = {one: "" for one in served if one.pk == person_id}
        if not served:
            raise Invalid(person=_("Vyberte, kdo z nich přichází."))
    nameless = any(one.kind == Person.Kind.ANONYMOUS for one in served)
    if nameless and not current().service(service).anonymous:
        raise Invalid(
            form=_(
                "Tato služba pracuje pod jménem a známe jen kód. Zapište nový kontakt se jménem."
            )
        )
    if going_on(by, [one.pk for one in served], service) is not None:
        raise Invalid(form=_("Případ tu už běží. Zapište kontakt do něj."))
    return served


def picks_one(service: str, people: int) -> bool:
    """Whether it has to be said who of them comes: the service works with one person."""
    return people > 1 and current().service(service).client != "family"


def field_for(service: str, people: Sequence[PersonInCase]) -> dict[str, forms.Field]:
    """The field that asks who of them comes; none where nobody has to be picked."""
    clients = [(str(one.id), one.name) for one in people if one.client]
    if not picks_one(service, len(clients)):
        return {}
    missing = _("Vyberte, kdo z nich přichází.")
    label = _("Kdo z nich přichází")
    return {PERSON: fields.ChoiceField(label=label, choices=clients, missing=missing)}


def person_of(given: Mapping[str, Any]) -> int | None:
    """Who was picked."""
    return number_of(str(given.get(PERSON) or ""))
