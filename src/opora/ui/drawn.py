"""Controls and their frames, drawn here and not by templates: a form has dozens of them.

Whatever comes in is escaped here, but for what Django knows to be safe.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from opora.ui import words
from opora.ui.templatetags.icons import icon


def attributes(attrs: Mapping[str, Any]) -> str:
    """Attributes of a control; its class is its kind's own."""
    return "".join(
        f" {name}" if value is True else f' {name}="{conditional_escape(str(value))}"'
        for name, value in attrs.items()
        if value is not False and name != "class"
    )


def one_line(widget: Mapping[str, Any], kind: str = "text", look: str = "", more: str = "") -> str:
    """A control of one line."""
    value = widget["value"]
    shown = "" if value is None else f' value="{conditional_escape(str(value))}"'
    name = conditional_escape(widget["name"])
    look = f' class="{conditional_escape(look)}"' if look else ""
    return f'<input type="{kind}" name="{name}"{look}{more}{shown}{attributes(widget["attrs"])}>'


def several_lines(widget: Mapping[str, Any]) -> str:
    """A control of several lines; the first line break is the browser's own."""
    name = conditional_escape(widget["name"])
    inside = conditional_escape(widget["value"] or "")
    attrs = attributes(widget["attrs"])
    return f'<textarea name="{name}" class="o-control"{attrs}>\n{inside}</textarea>'


def chosen_from(name: str, choices: Iterable[Any], chosen: Sequence[str], attrs: str) -> str:
    """A list to choose one from, perhaps under headings."""
    left = set(chosen)

    def option(key: Any, label: Any) -> str:
        value = "" if key is None else str(key)
        mark = " selected" if value in left else ""
        left.discard(value)  # what stands in the list twice is chosen once
        return f'<option value="{conditional_escape(value)}"{mark}>{_capital(label)}</option>'

    found = []
    for key, label in choices:
        if isinstance(label, list | tuple):
            inside = "".join(option(*one) for one in label)
            found.append(f'<optgroup label="{conditional_escape(key)}">{inside}</optgroup>')
        else:
            found.append(option(key, label))
    head = f'<select name="{conditional_escape(name)}" class="o-control"{attrs}>'
    return f'<span class="o-select">{head}{"".join(found)}</select>{icon("chevron-down")}</span>'


def segments(
    name: str,
    choices: Sequence[Mapping[str, Any]],
    value: str,
    own_id: str,
    *,
    count: Any = "",
    more: str = "",
    invalid: bool = False,
) -> str:
    """A few choices in one frame; the third state is set apart."""
    mark = ' aria-invalid="true"' if invalid else ""
    name, own_id = conditional_escape(name), conditional_escape(own_id or name)
    found = []
    for number, one in enumerate(choices):
        key = conditional_escape(one["value"])
        checked = " checked" if one["value"] == value else ""
        third = " o-seg-word--third" if one.get("third") else ""
        word = f'<span class="o-seg-word{third}">{icon("check-lg")}{_capital(one["label"])}</span>'
        found.append(
            f'<label><input type="radio" name="{name}" value="{key}"'
            f' id="{own_id}_{number}"{checked}{mark}>{word}</label>'
        )
    look = conditional_escape(str(count or len(choices)))
    return f'<span class="o-seg o-seg--{look}"{more}>{"".join(found)}</span>'


def ticks(name: str, lines: Iterable[tuple[Any, Any, bool]], own_id: str, *, but: str = "") -> str:
    """A list of which several may apply: each line has its key, its words, and whether it does.

    ``but``: the field whose answer is no line of the list, as far as the page's script sees to it.
    """
    name, own_id = conditional_escape(name), conditional_escape(own_id)
    found = "".join(
        f'<li><label class="o-tick"><input type="checkbox" name="{name}"'
        f' value="{conditional_escape(str(key))}" id="{own_id}_{number}"'
        f"{' checked' if chosen else ''}>"
        f" <span>{words.nbsp_html(_capital(label))}</span></label></li>"
        for number, (key, label, chosen) in enumerate(lines)
    )
    less = f' data-but="{conditional_escape(but)}"' if but else ""
    return f'<ul class="o-ticks"{less}>{found}</ul>'


def asked_below(question: Any, control: str, own_id: str) -> str:
    """A question about the whole of a list, below its lines."""
    own_id = conditional_escape(own_id)
    return (
        f'<div class="o-ticks-all" role="group" aria-labelledby="{own_id}_label">'
        f'<p class="o-label o-label--light" id="{own_id}_label">{_spaced(question)}</p>'
        f"{control}</div>"
    )


def counter(widget: Mapping[str, Any]) -> str:
    """Minus, a number, plus."""
    own_id, value = conditional_escape(widget["attrs"]["id"]), str(widget["value"])
    limits = "".join(
        f' data-{name}="{"" if widget[name] is None else widget[name]}"'
        for name in ("least", "most")
    )
    last = "" if widget["last"] is None else f' data-last="{widget["last"]}"'
    rest = {key: one for key, one in widget["attrs"].items() if key != "id"}
    zero = " data-zero" if value == "0" else ""

    def step(which: str, by: str, label: str, sign: str) -> str:
        said = conditional_escape(label)
        return (
            f'<button type="button" id="{own_id}_{which}" data-step="{by}" aria-label="{said}"'
            f' aria-describedby="{own_id}_label">{icon(sign)}</button>'
        )

    less, more = _("O jeden méně"), _("O jeden víc")
    return (
        f'<span class="o-counter" data-counter>{step("less", "-1", less, "dash-lg")}'
        f'<input type="text" inputmode="numeric" name="{conditional_escape(widget["name"])}"'
        f' id="{own_id}" value="{conditional_escape(value)}"{limits} autocomplete="off"'
        f"{last}{zero}{attributes(rest)}>"
        f"{step('more', '1', more, 'plus-lg')}</span>"
    )


def counted(
    control: Any,
    *,
    label: Any,
    for_id: str,
    hint: Any = "",
    last: int | None = None,
    errors: Iterable[Any] = (),
    shown_by: str = "",
) -> SafeString:
    """A counter with its label, and what it was the last time."""
    for_id, wrong = conditional_escape(for_id), list(errors)
    shown = f' data-shown-by="{conditional_escape(shown_by)}"' if shown_by else ""
    kind = "o-field o-field--wrong" if wrong else "o-field"
    head = f'<div id="{for_id}_error">{"".join(map(_wrong, wrong))}</div>' if wrong else ""
    said = f'<label class="o-label" for="{for_id}" id="{for_id}_label">{_spaced(label)}</label>'
    if last is not None:
        before = _("minule %(last)s") % {"last": last}
        said += f'<p class="o-second">{_spaced(before)}</p>'
    if hint:
        said += f'<div class="o-hint" id="{for_id}_helptext">{_spaced(hint)}</div>'
    line = f'<div class="o-counter-line"><div>{said}</div>{conditional_escape(control)}</div>'
    return mark_safe(f'<div class="{kind}"{shown}>{head}{line}</div>')  # noqa: S308  all of it went through conditional_escape


def framed(
    control: Any,
    *,
    label: Any,
    for_id: str,
    own_id: str = "",
    hint: Any = "",
    errors: Iterable[Any] = (),
    optional: bool = False,
    group: bool = False,
    shown_by: str = "",
    says_day: bool = False,
    described_by: str = "",
    look: str = "",
) -> SafeString:
    """A control with its label, hint and errors; a group of controls has a legend."""
    for_id, wrong = conditional_escape(for_id), list(errors)
    shown = f' data-shown-by="{conditional_escape(shown_by)}"' if shown_by else ""
    kinds = ("o-field", "o-field--wrong" if wrong else "", conditional_escape(look))
    kind = " ".join(one for one in kinds if one)
    named = _spaced(label)
    if optional:
        said = _("(nepovinné)")
        named += f' <span class="o-optional">{said}</span>'
    if group:
        own = f' id="{conditional_escape(own_id)}"' if own_id else ""
        about = f' aria-describedby="{conditional_escape(described_by)}"' if described_by else ""
        head = (
            f'<fieldset class="{kind}"{own}{about}{shown}><legend class="o-label">{named}</legend>'
        )
    else:
        head = f'<div class="{kind}"{shown}><label class="o-label" for="{for_id}">{named}</label>'
    if hint:
        head += f'<div class="o-hint" id="{for_id}_helptext">{_spaced(hint)}</div>'
    if wrong:
        head += f'<div id="{for_id}_error">{"".join(map(_wrong, wrong))}</div>'
    foot = f'<p class="o-day-words" id="{for_id}_words" aria-live="polite"></p>' if says_day else ""
    foot += "</fieldset>" if group else "</div>"
    return mark_safe(f"{head}{conditional_escape(control)}{foot}")  # noqa: S308  all of it went through conditional_escape


def _wrong(error: Any) -> str:
    lead = _("Chyba:")
    said = f'<span><span class="o-only-read">{lead} </span>{_spaced(error)}</span>'
    return f'<p class="o-error">{icon("exclamation-circle-fill")}{said}</p>'


def _spaced(text: Any) -> str:
    return words.nbsp_html(conditional_escape(text))


def _capital(text: Any) -> str:
    said = str(text)
    return conditional_escape(said[:1].upper() + said[1:])
