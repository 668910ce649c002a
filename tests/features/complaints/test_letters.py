"""The answer to a complaint on paper: kept as printed, under the sight of the complaint."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from opora.access.models import Account
from opora.audit.models import Event
from opora.complaints.models import Complaint, PrintedReply, Reply, ReplyGiven
from tests.conftest import CheckAccessibility
from tests.features.complaints.conftest import CENTRE, Take, text_of
from tests.features.conftest import SignIn
from tests.features.documents.conftest import body, squeezed, standards_of
from tests.features.documents.conftest import text_of as read
from tests.features.documents.test_one_press import at_work, until_printed
from tests.features.documents.test_scans import HIDDEN, everything_in, pdf

ANSWER = 'Čekárnu v zimě otevřeme v 8:00. #import "x" $y$'


@dataclass(frozen=True)
class Answered:
    """A complaint about Petr that was answered by the head."""

    row: Complaint
    reply: Reply
    head: Client

    @property
    def url(self) -> str:
        return f"/stiznosti/{self.row.pk}/"

    @property
    def print_url(self) -> str:
        return f"{self.url}odpoved/{self.reply.pk}/tisk/"

    def seen(self, path: str) -> str:
        return text_of(self.head.get(path)).partition('name="seen" value="')[2].partition('"')[0]

    def send(self, path: str, **typed: Any) -> Any:
        return self.head.post(path, {"seen": self.seen(path), **typed})

    def printed(self, query: str = "") -> PrintedReply:
        assert self.send(self.print_url + query).status_code == 302
        return PrintedReply.objects.filter(made="printed").latest("pk")

    def paper(self, made: PrintedReply, more: str = "") -> str:
        return f"{self.url}papir/{made.pk}/{more}"

    def file(self, made: PrintedReply) -> str:
        return f"{self.url}odpoved/soubor/{made.pk}/"


@pytest.fixture
def answered(hana: Client, petr: Account, head: Account, take: Take, today: date) -> Answered:
    row = take(
        head, CENTRE, today, who="client", name="Dana Petrů", contact="Dlouhá 1",
        about="worker", workers=[str(petr.pk)],
    )  # fmt: skip
    reply = Reply.objects.create(
        complaint=row, on=today, way="letter", text=ANSWER, result="justified",
        measures="Koupíme kamna.", by=head,
    )  # fmt: skip
    return Answered(row, reply, hana)


def test_it_is_printed_kept_locked_and_opened_again(answered: Answered) -> None:
    assert answered.print_url in text_of(answered.head.get(answered.url))
    shown = text_of(answered.head.get(answered.print_url))
    assert "Koupíme kamna." in shown
    assert "Náhled stránek v PDF" in shown
    made = answered.printed()
    for column in (made.content, made.words):
        assert bytes(column or b"").startswith(b"age-encryption.org/v1")
    assert answered.paper(made) in text_of(answered.head.get(answered.url))
    answer = answered.head.get(answered.file(made))
    said = read(answer.content)
    for words in ("Odpověď na stížnost", "Čekárna je v zimě zavřená.", ANSWER, "Dana Petrů"):
        assert squeezed(words) in said, words
    assert standards_of(answer.content) == ("2A", "1", True, "cs")
    assert "Dana" not in answer["Content-Disposition"]
    Reply.objects.update(text="Jinak.")
    assert answered.head.get(answered.file(made)).content == answer.content
    page = text_of(answered.head.get(answered.paper(made)))
    for words in (made.digest, made.version, made.template, "PDF/A-2a", "zatím nepředáno"):
        assert words.lower() in page.lower(), words
    assert "Čekárnu v zimě otevřeme" in page, "the words as they were printed"
    assert "Jinak." not in page


def test_it_can_be_looked_at_before_and_be_in_english(answered: Answered) -> None:
    draft = answered.head.get(f"{answered.print_url}nahled/")
    assert draft["Content-Type"] == "application/pdf"
    assert squeezed("Náhled") in read(draft.content)
    assert not PrintedReply.objects.exists()
    made = answered.printed("?jazyk=en")
    assert made.language == "en"
    content = answered.head.get(answered.file(made)).content
    assert standards_of(content)[3] == "en"
    assert squeezed("Naše odpověď") not in read(content)
    assert squeezed(ANSWER) in read(content), "what was answered stays as it was written"


def test_handed_over_put_right_and_void(answered: Answered, today: date) -> None:
    made = answered.printed()
    paper = answered.paper(made)
    given = {"given_on": today.isoformat(), "whom": "Dana Petrů", "way": "post"}
    early = answered.send(paper + "predat/", **{**given, "given_on": "1. 1. 2020"})
    assert "Napište den od vytištění do dneška." in body(early)
    assert answered.send(paper + "predat/", **given)["Location"] == paper
    assert "Dana Petrů, poštou" in text_of(answered.head.get(paper))
    assert "předáno" in text_of(answered.head.get(answered.url))
    row = ReplyGiven.objects.get()
    mend = f"{answered.url}predani/{row.pk}/"
    assert answered.send(f"{mend}opravit/", **{**given, "whom": "sestra", "why": "Překlep."})
    page = text_of(answered.head.get(paper))
    assert "sestra, poštou" in page
    assert "Překlep." in page
    assert answered.send(f"{mend}zneplatnit/", why="Nedošlo.")["Location"] == paper
    assert "zatím nepředáno" in text_of(answered.head.get(paper)).lower()
    assert answered.head.get(f"{mend}opravit/").status_code == 404
    assert answered.send(paper + "zneplatnit/", why="Starý vzor.")["Location"] == paper
    page = text_of(answered.head.get(paper))
    assert "Neplatí:" in page
    assert "Starý vzor." in page
    assert answered.head.get(answered.file(made)).status_code == 200
    for more in ("predat/", "prilozit/", "zneplatnit/"):
        assert answered.head.get(paper + more).status_code == 404
    assert "Starý vzor." not in text_of(answered.head.get(answered.url))
    assert made.history.count() == 2


def test_what_comes_back_signed_is_attached_without_what_is_hidden(answered: Answered) -> None:
    made = answered.printed()
    paper = answered.paper(made)
    file = SimpleUploadedFile("Dana.pdf", pdf(), content_type="application/pdf")
    answer = answered.send(paper + "prilozit/", file=file)
    scan = PrintedReply.objects.get(made="scanned")
    assert answer["Location"] == answered.paper(scan)
    assert (scan.signed_of_id, scan.title) == (made.pk, "Podepsané: Odpověď na stížnost")
    assert bytes(scan.content).startswith(b"age-encryption.org/v1")
    content = answered.head.get(answered.file(scan)).content
    assert [one for one in HIDDEN if one in everything_in(content)] == []
    assert answered.paper(scan) in text_of(answered.head.get(paper))
    assert answered.head.get(answered.paper(scan, "predat/")).status_code == 404
    bad = SimpleUploadedFile("x.pdf", b"MZ", content_type="application/pdf")
    assert "Tento soubor není PDF, JPEG ani PNG." in body(
        answered.send(paper + "prilozit/", file=bad)
    )


def test_whoever_is_complained_of_sees_no_answer_on_paper(
    answered: Answered, petr: Account, head: Account, take: Take, client_of: SignIn, today: date
) -> None:
    made = answered.printed()
    answered.send(
        answered.paper(made, "predat/"), given_on=today.isoformat(), whom="Dana", way="post"
    )
    given = ReplyGiven.objects.get()
    theirs, before = client_of(petr), PrintedReply.objects.count()
    pages = [answered.print_url, f"{answered.print_url}nahled/", answered.file(made)]
    pages += [answered.paper(made, one) for one in ("", "predat/", "prilozit/", "zneplatnit/")]
    pages += [f"{answered.url}predani/{given.pk}/{one}/" for one in ("opravit", "zneplatnit")]
    for page in pages:
        assert theirs.get(page).status_code == 404, page
        assert theirs.post(page, {"why": "x"}).status_code in {404, 405}, page
    assert PrintedReply.objects.count() == before
    assert not PrintedReply.objects.exclude(void_reason="").exists()
    # Nor does it stand where they look: in the register and in the words of the trace.
    assert answered.url not in text_of(theirs.get("/stiznosti/"))
    assert not Event.objects.filter(code="complaints.print_reply").exclude(case_id=None).exists()
    other = take(head, CENTRE, today)
    for more in (f"odpoved/soubor/{made.pk}/", f"papir/{made.pk}/", f"papir/{made.pk}/predat/"):
        assert answered.head.get(f"/stiznosti/{other.pk}/{more}").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_one_press_keeps_it_once_and_prints_it_once(
    answered: Answered, live_server: LiveServer, page: Page, check_accessibility: CheckAccessibility
) -> None:
    heard = at_work(page, answered.head, live_server)
    page.goto(f"{live_server.url}{answered.url}")
    check_accessibility(page)
    page.get_by_role("button", name="Vytisknout odpověď").click()
    until_printed(page, heard)
    made = PrintedReply.objects.get()
    assert heard == [(f"{live_server.url}{answered.file(made)}", "application/pdf")]
    assert page.url == f"{live_server.url}{answered.paper(made)}"
    check_accessibility(page)
