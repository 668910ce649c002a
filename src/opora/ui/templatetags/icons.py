"""`{% icon "book" %}`, known to every template without loading: a page has dozens of them."""

from functools import cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@cache
def _drawn(name: str, size: str) -> SafeString:
    return format_html(
        '<svg class="o-icon{}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        size,
        static("opora/icons.svg"),
        name,
    )


@register.simple_tag
def icon(name: str, *, big: bool = False) -> SafeString:
    """Draw an icon of `icons.svg`; it says nothing to a reader of the screen."""
    return _drawn(str(name), " o-icon--big" if big else "")
