"""Screens on which an answer on paper is handed over, brought signed, put right, made void."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.access.addresses import path_of
from opora.access.doors import NotFound
from opora.cases.stale import SeesWhatStands
from opora.complaints.letters import actions
from opora.complaints.letters.queries import given_of, latest_letter, letters
from opora.complaints.pages import CorrectRow, OfRow, VoidRow
from opora.documents.forms import GiveOutForm, ScanForm
from opora.documents.queries import DocumentRow, GivenOutRow
from opora.ui.forms import OporaForm
from opora.ui.words import full_day


class OfLetter(OfRow):
    """A step about one answer on paper that counts."""

    def rows(self) -> list[DocumentRow]:
        """All of the complaint."""
        return letters(self.complaint.id)

    @property
    def home(self) -> str:
        """The paper, for whoever still sees the complaint."""
        return _paper_or(super().home, self.complaint.id, self.kwargs["row_id"])


class OfGiven(OfRow):
    """A step about one handing over."""

    def rows(self) -> list[GivenOutRow]:
        """All of the complaint."""
        return given_of(self.complaint.id)

    @property
    def home(self) -> str:
        """The paper that was handed over, also once it turns out that it was not."""
        for one in self.rows():
            if one.id == self.kwargs["row_id"]:
                return _paper_or(super().home, self.complaint.id, one.document_id)
        return super().home


def _paper_or(home: str, complaint_id: int, letter_id: int) -> str:
    seen = home == path_of("complaint", complaint_id)
    return path_of("complaint_paper", complaint_id, letter_id) if seen else home


class OfPrinted(OfLetter):
    """A step that adds to one printed here; a scan is neither handed over nor signed again."""

    stands = SeesWhatStands.stands  # it only adds: to whom else it was given, another scan

    @property
    def row(self) -> Any:
        """NotFound for a scan."""
        found = super().row
        if not found.printed:
            raise NotFound
        return found

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """Which paper; it has to be there and to count."""
        record = {"what": self.row.title, "day": self.row.on}
        return super().more_context(form) | {"record": record}


class GiveLetter(OfPrinted):
    """When, how and to whom it was handed over."""

    form_class = GiveOutForm
    heading = _("Zapsat předání")
    submit = _("Zapsat předání")
    action = actions.give_letter

    def initial(self) -> dict[str, Any]:
        """Today, by the way that was chosen for the answer where it is one of ours."""
        return {"given_on": self.today, "whom": self.complaint.name}


class AttachLetter(OfPrinted):
    """The signed answer, as a file."""

    form_class = ScanForm
    heading = _("Přiložit podepsané")
    submit = _("Přiložit")
    saved = _("Uloženo")
    action = actions.attach_letter
    may_repeat = True  # a page can't carry a file, so it could not ask and go on

    def form_options(self) -> dict[str, Any]:
        """The file."""
        return {"files": self.request.FILES} if self.request.method == "POST" else {}

    def answers(self, form: OporaForm) -> dict[str, Any]:
        """The scan."""
        return {**self.kwargs, "scan": form.answers["file"]}

    def leads_after(self, case_id: int | None) -> str:
        """To the scan that was just kept."""
        kept = latest_letter(self.complaint.id, self.viewer.account_id)
        return path_of("complaint_paper", self.complaint.id, kept)


class VoidLetter(VoidRow, OfLetter):
    """It holds no more; it stays as it was."""

    heading = _("Zneplatnit dokument")
    submit = _("Zneplatnit dokument")
    action = actions.void_letter
    milder = ""
    follows = (_("Dokument půjde dál otevřít tak, jak je uložený, jen bude označený, že neplatí."),)

    def said(self) -> tuple[str, str]:
        """What it is and when it was kept."""
        return str(self.row.title), f"{full_day(self.row.on)}. {self.row.by}."


class CorrectGiven(CorrectRow, OfGiven):
    """When, how and to whom it was handed over, as it was."""

    form_class = GiveOutForm
    action = actions.correct_letter_given

    def initial(self) -> dict[str, Any]:
        """What is written down now."""
        return super().initial() | {"given_on": self.row.on}

    def more_context(self, form: OporaForm) -> dict[str, Any]:
        """The way for what did not happen."""
        url = path_of("void_letter_given", self.complaint.id, self.row.id)
        return super().more_context(form) | {"void_url": url}


class VoidGiven(VoidRow, OfGiven):
    """It was not handed over."""

    action = actions.void_letter_given
    milder = "correct_letter_given"
    follows = (_("Dokument bude dál uložený, jen jako nepředaný."),)

    def said(self) -> tuple[str, str]:
        """When and to whom."""
        return str(_("Předání dokumentu")), f"{full_day(self.row.on)}. {self.row.whom}."
