"""Where something waits for a deputy: to the head no more than the service, to who took it in all.

A deputy is named for no matter in particular, so the head is told of none: neither whether a
complaint waits, or a case, nor about whom.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.roles import HEADS
from opora.access.viewer import Viewer
from opora.cases.boards import Beside, beside
from opora.cases.left_out.queries import undecided
from opora.catalog import current
from opora.complaints.deadlines import ASK
from opora.complaints.deputies.queries import Unheard, unheard
from opora.decisions.panels import said
from opora.ui.words import full_day


@beside(ASK)
def deputies_wanted(viewer: Viewer, on: date, *, mine: bool) -> Sequence[Beside]:
    """Of services that the viewer leads, and of complaints that the viewer took in."""
    waiting = unheard(viewer)
    led = set(viewer.services(HEADS))
    services = ({one.service for one in waiting} & led) | undecided(viewer)
    found = [_to_name(service, on) for service in sorted(services)]
    return [*found, *(_to_ask_for(waiting, on) if mine else ())]


def _to_name(service: str, on: date) -> Beside:
    path = reverse("name_deputy", args=[service])
    return Beside(
        key=f"deputy:{service}",
        service=service,
        day=on,
        title=_("Určit zástup vedoucí: %(service)s") % {"service": _called(service)},
        why=_("Čeká tu něco, o čem vedoucí rozhodovat nemůže. Stačí vybrat, kdo to rozhodne."),
        rule="deputy",
        basis="ours",
        source=_("zástup vedoucí"),
        url=path,
        do_label=_("Určit zástup"),
        do_url=path,
    )


def _to_ask_for(waiting: Sequence[Unheard], on: date) -> Iterator[Beside]:
    for one in waiting:
        if not one.seen:
            continue
        path = path_of("complaint", one.id)
        yield Beside(
            key=f"deputy:complaint:{one.id}",
            service=one.service,
            day=on,
            title=_("Požádat vedoucí o zástup: %(service)s") % {"service": _called(one.service)},
            why=_(
                "Stížnost, která přišla %(day)s, je o vedoucí a zástup určený není. Vedoucí ho určí"
                " na stránce Stížnosti, důvod říkat nemusíte."
            )
            % {"day": full_day(one.received_on)},
            rule="S5.apart",
            basis="ours",
            source=_("zástup vedoucí"),
            url=path,
            do_label=_("Otevřít stížnost"),
            do_url=path,
        )


def _called(service: str) -> str:
    return said(current().service(service).short)
