"""Mail that does not go out waits for the technical administration."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from opora.access.addresses import path_of
from opora.access.roles import TECHNICAL
from opora.access.viewer import Viewer
from opora.cases.boards import Beside, beside
from opora.reminders.queries import QUIET, last_pulse, mail_is_set, not_going_out


@beside()
def mail_stands(viewer: Viewer, on: date, *, mine: bool) -> Sequence[Beside]:
    """Digests of today that failed, or jobs that give no sign although mail is set."""
    services = viewer.services(TECHNICAL)
    if not services or not mail_is_set():
        return []
    pulse, stuck = last_pulse(), not_going_out(viewer, on)
    is_quiet = pulse is None or timezone.now() - pulse > QUIET
    if not stuck and not is_quiet:
        return []
    # Refused ones, and those of which nobody knows whether the server has them (ADR 0025).
    why = ngettext(
        "U %(n)s připomínky nevíme, jestli odešla.", "U %(n)s připomínek nevíme, že odešly.", stuck
    ) % {"n": stuck}
    if is_quiet:
        why = _("Práce na pozadí se neozývá. Spusťte Oporu znovu.")
    where = path_of("reminders_course")
    return [
        Beside(
            key="mail:course",
            service=services[0],
            day=on,
            title=_("Připomínky e-mailem neodcházejí"),
            why=why,
            rule="S4",
            basis="ours",
            source=_("připomínky e-mailem"),
            url=where,
            do_label=_("Podívat se"),
            do_url=where,
        )
    ]
