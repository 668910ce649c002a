"""The day of what belongs to no case, so that no first contact says when it could begin."""

from datetime import date

from django.utils.translation import gettext as _

# Nobody writes down so late what was done for people without a case: the year is mistyped. Ours.
YEARS = 5


def wrong_day(day: date, on: date) -> str:
    """What is said of a day that is still to come, or too long ago; nothing of another."""
    if day > on:
        return _("Tento den teprve přijde. Co je naplánované, patří do schůzek.")
    if day.year < on.year - YEARS:
        return _("Tento den je víc než %(years)s let zpátky. Opravte rok.") % {"years": YEARS}
    return ""
