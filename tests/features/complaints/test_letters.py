"""The answer to a complaint on paper: kept as printed, under the sight of the complaint."""

from datetime import date

from django.test import Client

from opora.access.models import Account
from opora.complaints.models import PrintedReply, Reply
from tests.features.complaints.conftest import CENTRE, Take, text_of
from tests.features.conftest import SignIn
from tests.features.documents.conftest import squeezed, standards_of
from tests.features.documents.conftest import text_of as read

ANSWER = 'Čekárnu v zimě otevřeme v 8:00. #import "x" $y$'


def test_it_is_printed_kept_locked_and_opened_again(
    hana: Client, petr: Account, take: Take, client_of: SignIn, today: date
) -> None:
    row = take(petr, CENTRE, today, who="client", name="Dana Petrů", contact="Dlouhá 1")
    reply = Reply.objects.create(
        complaint=row, on=today, way="letter", text=ANSWER, result="justified",
        measures="Koupíme kamna.", by=petr,
    )  # fmt: skip
    complaint = f"/stiznosti/{row.pk}/"
    page = f"{complaint}odpoved/{reply.pk}/tisk/"
    assert page in text_of(hana.get(complaint))
    shown = text_of(hana.get(page))
    assert "Koupíme kamna." in shown
    seen = shown.split('name="seen" value="')[1].split('"')[0]
    assert hana.post(page, {"seen": seen}).status_code == 302
    made = PrintedReply.objects.get()
    assert bytes(made.content).startswith(b"age-encryption.org/v1")
    file = f"{complaint}odpoved/soubor/{made.pk}/"
    assert file in text_of(hana.get(complaint))
    answer = hana.get(file)
    said = read(answer.content)
    for words in ("Odpověď na stížnost", "Čekárna je v zimě zavřená.", ANSWER, "Dana Petrů"):
        assert squeezed(words) in said, words
    assert standards_of(answer.content) == ("2A", "1", True, "cs")
    assert "Dana" not in answer["Content-Disposition"]
    Reply.objects.update(text="Jinak.")
    assert hana.get(file).content == answer.content


def test_whoever_is_complained_of_sees_no_answer_on_paper(
    hana: Client, petr: Account, head: Account, take: Take, client_of: SignIn, today: date
) -> None:
    row = take(head, CENTRE, today, about="worker", workers=[str(petr.pk)])
    reply = Reply.objects.create(complaint=row, on=today, way="letter", text=ANSWER, by=head)
    page = f"/stiznosti/{row.pk}/odpoved/{reply.pk}/tisk/"
    assert hana.post(page, {}).status_code == 302
    made = PrintedReply.objects.get()
    theirs = client_of(petr)
    assert theirs.get(page).status_code == 404
    assert theirs.post(page, {}).status_code == 404
    assert theirs.get(f"/stiznosti/{row.pk}/odpoved/soubor/{made.pk}/").status_code == 404
    other = take(head, CENTRE, today)
    assert hana.get(f"/stiznosti/{other.pk}/odpoved/soubor/{made.pk}/").status_code == 404
