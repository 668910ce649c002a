"""How an agreement is called: by its own form, or by the only form that a service has.

The words are those of the definitions (``agreement_called`` and its sisters); nothing here knows
which forms there are.
"""

from typing import Literal

from django.utils.text import capfirst

from opora.catalog.service import Service
from opora.decisions.panels import said

Use = Literal["called", "of", "for", "conclude", "concluded", "unsaved"]
ANY = "agreement"


def agreement_word(service: Service, use: Use, form: str = "") -> str:
    """'informovaný souhlas', 'uzavřít smlouvu', 'podpis informovaného souhlasu'."""
    only = service.agreement_forms[0] if len(service.agreement_forms) == 1 else ANY
    # A service whose one form is the usual one needs no adjective to tell it from others.
    chosen = form or (only if only != "written" else ANY)
    known = {one.id for one in service.words(f"agreement_{use}")}
    return said(service.word(f"agreement_{use}", chosen if chosen in known else ANY))


def agreement_title(service: Service, use: Use, form: str = "") -> str:
    """The same at the beginning of a sentence, a heading or a button."""
    return str(capfirst(agreement_word(service, use, form)))
