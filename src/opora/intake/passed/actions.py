"""A contact that is left in a running case."""

from datetime import date

from django.utils.translation import gettext as _

from opora.access.viewer import Viewer
from opora.cases.models import Case
from opora.catalog import current
from opora.decisions.panels import said
from opora.intake.given import Reach, Talk
from opora.intake.models import Contact


def keep_passed(case: Case, reach: Reach, talk: Talk, by: Viewer, on: date) -> Contact:
    """What was said, as part of the action that took the contact.

    How to get in touch is only told: what has been agreed with the client stays as it is.
    """
    return Contact.objects.create(
        case=case,
        kind=Contact.Kind.PASSED,
        way=talk.way,
        on=on,
        danger=talk.danger,
        note="\n".join(one for one in (talk.request.strip(), *_told(case, reach, talk)) if one),
        area=talk.area,
        next_step=talk.next_step.strip(),
        by_id=by.account_id,
    )


def _told(case: Case, reach: Reach, talk: Talk) -> list[str]:
    where = ", ".join(one for one in (reach.phone, reach.email) if one)
    message = {True: _("Vzkaz nechat lze."), False: _("Vzkaz nenechávat.")}
    service = current().service(case.service)
    group = said(service.word("target_groups", talk.target_group)) if talk.target_group else ""
    lines = (
        (_("Ozvat se: %(said)s"), where),
        (_("Kdy se ozvat: %(said)s"), reach.when),
        (_("Představit se: %(said)s"), reach.caller_name),
        (_("Cílová skupina: %(said)s"), group),
        ("%(said)s", message.get(reach.message, "") if reach.message is not None else ""),
        ("%(said)s", _("Podmínky a pravidla jsou probrané.") if talk.informed else ""),
    )
    return [label % {"said": told} for label, told in lines if told]
