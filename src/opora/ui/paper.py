"""The year of a day that is said without it on a screen: it is there once the page is printed."""

from datetime import date

from django.utils.safestring import SafeString, mark_safe

from opora.ui import words


def year_for_paper(day: date) -> SafeString:
    """Hidden on a screen; nothing where the day before it has its year anyhow."""
    if words.is_paper():
        return SafeString()
    return mark_safe(f'<span class="o-on-paper">{words.NBSP}{day.year}</span>')  # noqa: S308  a number
