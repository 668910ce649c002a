"""How breaches, warnings and notices are said."""

from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from opora.agreements.notices.period import PeriodDay
from opora.agreements.notices.queries import BreachRow, Delivered, NoticeRow
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.ui.words import full_day, long_day_near


def breach_title(row: BreachRow, service: Service) -> str:
    """'Porušení, vnitřní pravidla (12. listopadu 2026)'."""
    names = {"what": said(service.word("broken", row.ground)), "day": full_day(row.happened_on)}
    return _("Porušení, %(what)s (%(day)s)") % names


def weight_words(row: BreachRow) -> str:
    """Since when a fee is missing, and what somebody thought of it; nothing where neither is."""
    unpaid = ""
    if row.unpaid_since is not None:
        unpaid = _("Úhrada měla být zaplacená %(day)s") % {"day": full_day(row.unpaid_since)}
    return ". ".join(part for part in (unpaid, _weighed(row)) if part)


def _weighed(row: BreachRow) -> str:
    if row.gross is not None:
        return _("Hrubé porušení") if row.gross else _("Porušení, které hrubé není")
    if row.degrading is not None:
        return _("Ponižující chování") if row.degrading else _("Chování, které neponižuje")
    return ""


def form_title(form: str) -> str:
    """'Ústně', 'Písemně'."""
    return {"spoken": _("Ústně"), "written": _("Písemně")}.get(form, form)


def ground_words(ground: str, service: Service) -> str:
    """'hrubé porušení vnitřních pravidel'."""
    return said(service.word("notice_grounds", ground))


def delivery_words(one: Delivered, service: Service) -> str:
    """How it reached the client: 'předáním do ruky'."""
    way = said(service.word("delivery_ways", one.way)) if one.way and one.way != "other" else ""
    return ", ".join(part for part in (way, one.delivery.rstrip(".")) if part)


def standing_of(row: NoticeRow, days: tuple[PeriodDay, ...], today: date) -> str:
    """'Běží, 3. z 10 pracovních dnů, poslední den pátek 8. ledna.': where the notice stands."""
    if row.void_reason or row.withdrawn_on is not None:
        taken = row.withdrawn_on
        return _("Vzali jsme ji zpět %(day)s.") % {"day": full_day(taken)} if taken else ""
    if row.delivered_on is None:
        return _("Ještě není doručená, zatím nic neběží.")
    if row.ends_on is None:
        return _("Poslední den zatím není určený.")
    last = long_day_near(row.ends_on, today)
    over = row.ended_on is not None or row.ends_on < today
    if over or not days:  # where the day of delivery is the last one too, no days are counted
        return _("Poslední den %(day)s.") % {"day": full_day(row.ends_on) if over else last}
    counted = _counted(days, today)
    if not counted:
        return _begins(days, last, today)
    return _("Běží, %(counted)s, poslední den %(day)s.") % {"counted": counted, "day": last}


def _begins(days: tuple[PeriodDay, ...], last: str, today: date) -> str:
    first = next((one.day for one in days if one.number is not None), None)
    if first is not None and first - today == timedelta(days=1):
        return _("Začne běžet zítra, poslední den %(day)s.") % {"day": last}
    if first is not None and any(one.waits for one in days):
        names = {"first": full_day(first), "day": last}
        return _("Začne běžet %(first)s, poslední den %(day)s.") % names
    return _("Začne běžet příští pracovní den, poslední den %(day)s.") % {"day": last}


def _counted(days: tuple[PeriodDay, ...], today: date) -> str:
    numbers = [one.number for one in days if one.number is not None]
    gone = [one.number for one in days if one.number is not None and one.day <= today]
    if not gone:
        return ""
    names = {"now": gone[-1], "all": numbers[-1]}
    if all(one.number is not None or one.waits for one in days):
        told = ngettext("%(now)s. z %(all)s dne", "%(now)s. z %(all)s dnů", numbers[-1])
    else:
        told = ngettext(
            "%(now)s. z %(all)s pracovního dne", "%(now)s. z %(all)s pracovních dnů", numbers[-1]
        )
    return told % names


def of_day(one: PeriodDay) -> str:
    """What a day of the period is: its number, a holiday by its name, or a day that is off."""
    if one.number is not None:
        return _("%(number)s. den") % {"number": one.number}
    if one.waits:
        return _("lhůta ještě neběží")
    if one.holiday:
        return _("svátek: %(name)s") % {"name": one.holiday}
    return _("víkend")
