"""People from outside the case: whom we invite to a meeting, and who was there (B22).

They are told by what they are to it, a word of the service's list ``invited``, and by a name where
somebody says one. Kept beside the other things that a meeting or an act keeps.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.viewer import Viewer
from opora.catalog.service import Service
from opora.decisions.actions import decide
from opora.decisions.models import Decision
from opora.decisions.panels import said
from opora.decisions.providers import Subject
from opora.ui import fields

ASK = "may_invite"
GUESTS, NAMES, INVITED = "guests", "guest_names", "guests_invited"
VOCABULARY = "invited"
AT_MEETING: dict[str, Any] = {
    GUESTS: gettext_lazy("Koho dalšího zvete"),
    NAMES: gettext_lazy("Kdo to je"),
}
AT_ACT: dict[str, Any] = {
    GUESTS: gettext_lazy("Kdo další tam byl"),
    NAMES: gettext_lazy("Kdo to byl"),
    INVITED: gettext_lazy("Na naše pozvání"),
}
"""What the fields are called on the pages of corrections."""


def invites(service: Service) -> bool:
    """Whether rules of the service say who may be invited."""
    return bool(service.words(VOCABULARY)) and bool(service.rulebook.asked(ASK))


def weighed(service: Service) -> tuple[str, ...]:
    """Those whose invitation some rule looks at."""
    tests = [one for rule in service.rulebook.asked(ASK) for one in rule.when]
    named = [one.in_ or (str(one.is_),) for one in tests if one.fact == "invited_as"]
    return tuple(dict.fromkeys(word for listed in named for word in listed))


def at_meeting(service: Service) -> dict[str, Any]:
    """The fields of a meeting that is planned."""
    hint = _("Lidé, kteří v případu nejsou. Stačí, čím jsou, jméno psát nemusíte.")
    return _fields(service, AT_MEETING, hint) if invites(service) else {}


def at_act(service: Service) -> dict[str, Any]:
    """The fields of what has taken place; whose invitation is against a rule is asked at them."""
    if not service.words(VOCABULARY):
        return {}
    hint = _("Lidé, kteří v případu nejsou, i když je nikdo nezval.")
    found = _fields(service, AT_ACT, hint)
    if against := weighed(service):
        listed = ", ".join(said(service.word(VOCABULARY, one)) for one in against)
        found[INVITED] = fields.ChoiceField(
            label=_("Zvali jste je? (%(who)s)") % {"who": listed},
            choices=[("yes", _("Ano")), ("no", _("Ne"))],
            required=False,
            may_say_optional=False,
            shown=fields.Shown(GUESTS, *against),
        )
    return found


def _fields(service: Service, labels: Mapping[str, Any], hint: str) -> dict[str, Any]:
    words = [(one.id, said(one.text)) for one in service.words(VOCABULARY)]
    chosen = fields.ManyField(label=labels[GUESTS], choices=words, whole=False, help_text=hint)
    shown = fields.Shown(GUESTS, *(word for word, _label in words))
    name = fields.TextField(label=labels[NAMES], max_length=300, required=False, shown=shown)
    return {GUESTS: chosen, NAMES: name}


def told(typed: Mapping[str, Any]) -> dict[str, object]:
    """What was typed, as it is kept; nothing where nobody was named."""
    found: dict[str, object] = {name: typed.get(name) for name in (GUESTS, NAMES)}
    found[INVITED] = {"yes": True, "no": False}.get(str(typed.get(INVITED)))
    kept = {name: value for name, value in found.items() if value not in (None, "", [])}
    return kept if kept.get(GUESTS) else {}


def as_typed(kept: Mapping[str, Any]) -> dict[str, Any]:
    """The other way round: what is kept as a form starts with it."""
    rest = {NAMES: kept[NAMES]} if NAMES in kept else {}
    if INVITED in kept:
        rest[INVITED] = "yes" if kept[INVITED] else "no"
    return rest | ({GUESTS: {"values": list(kept[GUESTS])}} if kept.get(GUESTS) else {})


def came_invited(kept: Mapping[str, Any]) -> dict[str, Any]:
    """Whom we invited, as the form of what took place starts with it."""
    return as_typed({name: kept[name] for name in (GUESTS, NAMES) if name in kept})


def wrong(kept: Mapping[str, object], service: Service) -> dict[str, str]:
    """A sentence where somebody is told by a word that the service does not have."""
    known = {one.id for one in service.words(VOCABULARY)}
    named = kept.get(GUESTS) or []
    good = isinstance(named, list) and {str(one) for one in named} <= known
    return {} if good else {GUESTS: _("Vyberte někoho ze seznamu.")}


def ask_to_invite(
    about: Subject, named: Iterable[object], by: Viewer, on: date, **lifting: Any
) -> list[Decision]:
    """The decision about each of them; raises Refused for whom the rules do not let in."""
    return [
        decide(ask=ASK, subject=about, given={"invited_as": one}, by=by, on=on, **lifting)
        for one in named
    ]


def named_in(kept: Mapping[str, Any]) -> list[str]:
    """What those who are kept there are to the meeting."""
    return [str(one) for one in kept.get(GUESTS) or []]


def in_words(value: object, service: Service) -> str:
    """'zástupce dítěte v sociálně-právní ochraně, advokát'."""
    listed = value if isinstance(value, list) else []
    return ", ".join(said(service.word(VOCABULARY, str(one))) for one in listed)


def sentence(kept: Mapping[str, Any], service: Service) -> str:
    """The same with the names: 'advokát (JUDr. Malá)'."""
    who, name = in_words(kept.get(GUESTS), service), str(kept.get(NAMES) or "")
    return f"{who} ({name})" if who and name else who
