"""Ways on that no page of the product does: they are said in words."""

from collections.abc import Container

from opora.catalog import current
from opora.decisions.handover.scope import TO_HEAD
from opora.rules.texts import Text
from opora.rules.verdict import Verdict


def advice(verdict: Verdict, led: Container[str]) -> list[Text]:
    """What can be done instead beside what is ``led`` to a page.

    To hand over to the head is a part of the panel itself.
    """
    word = current().service(verdict.service).word
    names = (one for one in verdict.instead if one not in led and one != TO_HEAD)
    return [word("ways_on", one) for one in names]
