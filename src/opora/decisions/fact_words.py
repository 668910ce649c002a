"""Facts and their values in words, typed as the rules had them or plain as they were kept."""

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from opora.catalog.service import Service
from opora.rules.facts import DayList, FactError, FactSpec, Listed, Span, Whence
from opora.rules.shown import joined, shown
from opora.rules.texts import Text
from opora.rules.verdict import Reason, Verdict
from opora.ui import number_fields, words


def said(text: Text) -> str:
    """A text of a definition in the language of the request."""
    return text.en if get_language() == "en" and text.en else text.cs


def fact_label(service: Service, name: str) -> str:
    """A fact's name in words."""
    spec = service.rulebook.facts.get(name)
    return said(spec.label) if spec else name


def fact_lines(verdict: Verdict, service: Service) -> list[tuple[str, str]]:
    """The facts that were used, in words."""
    used = sorted({name for one in verdict.reasons for name in one.used})
    return [
        (fact_label(service, name), fact_value(service, name, verdict.facts[name]))
        for name in used
        if name in verdict.facts
    ]


def deciding_facts(verdict: Verdict, reason: Reason, service: Service) -> str:
    """What of the client decided, where the rule could have refused for something else as well.

    What the step says of itself, and what the sentence says already, is not told again.
    """
    rules = (one for one in service.versions(reason.rule))
    rule = next((one for one in rules if one.effective_from == reason.effective_from), None)
    specs = service.rulebook.facts
    known = (
        {one for one in rule.facts() if specs[one].whence is not Whence.GIVEN} if rule else set()
    )
    decided = known & set(reason.used) & set(verdict.facts)
    if not decided or decided == known:
        return ""
    told = [_told(service, one, verdict.facts[one], said(reason.text)) for one in sorted(decided)]
    return joined([one for one in told if one])


def _told(service: Service, name: str, value: object, sentence: str) -> str:
    words_of, label = fact_value(service, name, value), fact_label(service, name)
    if isinstance(value, bool):
        return f"{label}: {words_of}"
    return "" if re.search(rf"\b{re.escape(words_of)}\b", sentence) else f"{label} {words_of}"


def fact_value(service: Service, name: str, value: object) -> str:
    """A fact's value in words: typed, or plain as it was kept."""
    spec = service.rulebook.facts.get(name)
    value = _typed(value, spec)
    if isinstance(value, bool):
        return _yes_or_no(value, spec)
    labels = spec.labels if spec else {}
    if isinstance(value, Span):
        return age_words(value)
    if isinstance(value, Listed | DayList):
        return _several(value, labels)
    if isinstance(value, str):
        label = labels.get(value)
        return said(label) if label else _word(service, value)
    if isinstance(value, float):
        return said(shown(value))
    return _day_words(value) if isinstance(value, date) else str(value)


def _typed(value: object, spec: FactSpec | None) -> object:
    """What was kept as plain JSON, read as the fact's declaration of today says.

    A decision is older than its declaration may be: what can't be read by it is told as it stands.
    """
    if spec is not None:
        with suppress(FactError):
            return spec.read(value)
    if isinstance(value, dict) and "values" in value:
        return Listed(tuple(value["values"]))
    return Span(value.get("low"), value.get("high")) if isinstance(value, dict) else value


def _yes_or_no(value: bool, spec: FactSpec | None) -> str:
    """An answer; where nobody was asked, a *no* is but what is not written down."""
    if value:
        return _("ano")
    return _("nezapsáno") if spec is not None and spec.unrecorded else _("ne")


def _day_words(value: date) -> str:
    """'12. listopadu 2026', of an instant with its hour: '12. listopadu 2026 5:30'."""
    day = words.full_day(value)
    return f"{day} {words.hour(value.time())}" if isinstance(value, datetime) else day


def _several(value: Listed | DayList, labels: Mapping[str, Text]) -> str:
    """Everything that a list holds, or that it holds nothing."""
    if isinstance(value, DayList):
        return joined([words.full_day(one) for one in value.days]) or _("žádný den")
    listed = [said(labels[one]) if one in labels else one for one in value.values]
    return joined(listed) or _("nic z toho")


def _word(service: Service, word_id: str) -> str:
    act = service.act(word_id)
    if act is not None:
        return said(act.text)
    for listed in service.vocabulary.values():
        for one in listed:
            if one.id == word_id:
                return said(one.text)
    return word_id


def age_words(age: Span) -> str:
    """An age in words, as exactly as it is known; "at least 18" ends at the oldest."""
    if age.low is not None and age.low == age.high:
        return words.counted(age.low, _("rok"), _("roky"), _("let"))
    if age.high is None or age.high >= number_fields.OLDEST:
        return _("%(low)s nebo víc let") % {"low": age.low}
    if not age.low:
        return _("nejvýš %(high)s let") % {"high": age.high}
    return _("%(low)s až %(high)s let") % {"low": age.low, "high": age.high}
