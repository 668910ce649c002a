"""How a case stands, in the line beside its name."""

from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from opora.cases.models import Case
from opora.cases.queries import CaseRow, people_of
from opora.catalog import current
from opora.ui.words import counted


def code_of(case: CaseRow, on: date) -> str:
    """The code that the case goes by, nothing where it goes by a name."""
    people = people_of([case.id], on)[case.id]
    return next((one.code for one in people if one.code and one.code == case.title), "")


def how_it_stands(case: CaseRow, on: date) -> str:
    """'Klient'; where a family is served 'Rodina, 5 lidí', before the agreement with the stage.

    A family is not called a client: several persons stand behind the one name.
    """
    people = people_of([case.id], on)[case.id]
    served = sum(1 for one in people if one.client)
    family = current().service(case.service).client == "family" and served > 1
    if not (case.family or family):
        return str(capfirst(case.stage_label))
    words = _("Rodina")
    if len(people) > 1:
        count = counted(len(people), _("člověk"), _("lidé"), _("lidí"))
        words = _("Rodina, %(people)s") % {"people": count}
    if case.stage == Case.Stage.CLIENT:
        return words
    stage = case.stage_label
    if case.stage == Case.Stage.APPLICANT:
        stage = _("zájem o službu")
    return f"{words}. {capfirst(stage)}"
