"""A code as the service spells it, and what is said where it is something else (C3)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.doors import Invalid
from opora.access.viewer import Viewer
from opora.catalog.code_pattern import CodePattern
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.intake.codes.queries import alike_cases
from opora.ui.words import NBSP

ALIKE = gettext_lazy(
    "Velmi podobný kód už tu je. Když to není tentýž člověk, založte nového, nebo zvolte jiný kód."
)


def spelled(service: Service, typed: str) -> str:
    """The code as it will be kept. Raises Invalid, with an example, for one of another shape.

    Where the service declares no pattern, any code will do.
    """
    pattern = service.code
    if pattern is None or not typed.strip():
        return typed
    code = pattern.spelled(typed)
    if not code:
        sentence = [_("Takto kódy tu nevypadají."), *_words_of(pattern)]
        if meant := pattern.meant(typed):
            sentence.append(_("Nemá to být %(code)s?") % {"code": _whole(meant)})
        raise Invalid(code=" ".join(sentence))
    return code


def ask_about_alike(viewer: Viewer, code: str) -> None:
    """Raises Invalid where somebody whom the viewer sees has nearly the same code."""
    found = alike_cases(viewer, code, limit=1)
    if found and not found[0][1]:
        raise Invalid(code=str(ALIKE))


def explained(service: Service) -> str:
    """What goes after the hint of the field: of what a code is made."""
    return f" {' '.join(_words_of(service.code))}" if service.code else ""


def _words_of(pattern: CodePattern) -> list[str]:
    example = _("Třeba %(code)s.") % {"code": _whole(pattern.example)}
    return [said(pattern.text), example]


def _whole(code: str) -> str:
    """Never broken across lines."""
    return code.replace(" ", NBSP)
