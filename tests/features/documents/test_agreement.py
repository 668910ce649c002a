"""The agreement on paper: all that has to stand in it, kept as it was printed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from opora.access.queries import viewer_of
from opora.agreements.models import Agreement
from opora.catalog import current
from opora.catalog.service import PaperText
from opora.decisions.actions import settle_reading
from opora.documents.models import Document, Sealed
from opora.documents.queries import content_of, document
from opora.rules.texts import Basis, Source, Text
from tests.features.documents.conftest import Signed, body, squeezed, standards_of, text_of

OURS = Source(Basis.ORGANISATION)


def paper(made: object) -> str:
    case = made.case  # type: ignore[attr-defined]  # a case with an agreement
    return f"/pripady/{case.pk}/dokumenty/tisk/smlouva/{Agreement.objects.get(case=case).pk}/"


def test_it_says_all_that_the_law_and_the_service_ask(printable: Signed, today: date) -> None:
    made = printable(acts=["individual_counselling"], number="2026/KLMN")
    page = made.as_head.get(paper(made))
    assert "Než to půjde vytisknout" not in body(page)
    answer = made.as_head.post(paper(made))
    row = Document.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == f"/pripady/{made.case.pk}/dokumenty/{row.pk}/#tisk"
    content = content_of(document(made.case.pk, row.pk))
    said = text_of(content)
    for words in (
        "Dobrý soused, z. s.",
        "Dlouhá 12, 434 01 Most",
        "25596641",
        "Dana Petrů",
        "5. 5. 1985",
        "Kontaktní centrum, sociální služba podle § 59 zákona č. 108/2006 Sb.",
        "Bydlení a splátky.",
        "V kanceláři, jednou týdně v 9:00",
        "Za službu klient neplatí.",
        "vnitřní pravidla",
        "Nejdřív si o tom promluvíme.",
        "Kdykoli, stačí říct.",
        "Klient může smlouvu ukončit kdykoli",
        "Smlouvu vypovíme jen pro hrubé porušení smlouvy",
        "běží deset pracovních dnů",
        "na dobu neurčitou",
        "2026/KLMN",
    ):
        assert squeezed(words) in said, words
    assert said.count(squeezed("Vyhotovení pro klienta")) == 1
    assert said.count(squeezed("Vyhotovení pro poskytovatele")) == 1
    assert said.count("DanaPetrů") == 4
    assert standards_of(content) == ("2A", "1", True, "cs")


def test_what_somebody_typed_is_never_taken_for_markup(printable: Signed) -> None:
    made = printable(acts=["individual_counselling"])
    made.as_head.post(paper(made))
    row = Document.objects.get()
    said = text_of(content_of(document(made.case.pk, row.pk)))
    assert squeezed('#import "x": * $x^2$ *tučně* _pod_ <b>html</b>') in said
    page = body(made.as_head.get(f"/pripady/{made.case.pk}/dokumenty/{row.pk}/"))
    assert "&lt;b&gt;html&lt;/b&gt;" in page


@pytest.mark.parametrize(
    ("lacking", "sentence"),
    [
        ({"form": "spoken"}, "tato smlouva je ústní"),
        ({"letterhead": False}, "adresa poskytovatele v hlavičce dokumentů"),
    ],
)
def test_what_is_missing_is_said_before_printing_and_nothing_is_kept(
    printable: Signed, lacking: dict[str, object], sentence: str
) -> None:
    made = printable(**{"acts": ["individual_counselling"], **lacking})
    assert sentence in body(made.as_head.get(paper(made)))
    answer = made.as_head.post(paper(made))
    assert answer.status_code == 422
    assert "Ještě něco chybí." in body(answer)
    assert sentence in body(answer)
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("lacking", "line"),
    [
        ({"extent": ""}, "kde, kdy a v jakém rozsahu služba bude"),
        ({"acts": []}, "dohodnuté úkony"),
        ({"when_broken": ""}, "co se stane, když se podmínky nedodrží"),
    ],
)
def test_what_nobody_had_to_fill_in_is_a_line_to_write_on(
    printable: Signed, lacking: dict[str, object], line: str
) -> None:
    made = printable(**{"acts": ["individual_counselling"], **lacking})
    assert line in body(made.as_head.get(paper(made)))
    assert made.as_head.post(paper(made)).status_code == 302
    assert Document.objects.exists()


def test_it_is_opened_again_exactly_as_it_was_printed(printable: Signed) -> None:
    made = printable(acts=["individual_counselling"])
    made.as_head.post(paper(made))
    row = Document.objects.get()
    file = f"/pripady/{made.case.pk}/dokumenty/{row.pk}/soubor/"
    first = made.as_head.get(file)
    Agreement.objects.filter(case=made.case).update(goals="Něco docela jiného.")
    again = made.as_head.get(file)
    assert first.content == again.content
    assert again["Content-Type"] == "application/pdf"
    assert again["Content-Disposition"] == f'inline; filename="dokument-{row.pk}.pdf"'
    assert again["X-Frame-Options"] == "SAMEORIGIN"
    assert again["Cache-Control"] == "no-store"
    assert "default-src 'none'" in again["Content-Security-Policy"]
    assert "script-src" not in again["Content-Security-Policy"]
    page = body(made.as_head.get(f"/pripady/{made.case.pk}/dokumenty/{row.pk}/"))
    assert "Bydlení a splátky." in page
    assert row.digest in page


def test_the_database_holds_none_of_it_in_the_open(printable: Signed) -> None:
    made = printable(acts=["individual_counselling"])
    made.as_head.post(paper(made))
    kept = Sealed.objects.get()
    for column in (kept.content, kept.words):
        held = bytes(column or b"")
        assert held.startswith(b"age-encryption.org/v1")
        for words in ("Dana", "Petrů", "Bydlení", "%PDF"):
            assert words.encode() not in held


def test_a_document_that_was_changed_behind_our_back_is_not_shown(printable: Signed) -> None:
    made = printable(acts=["individual_counselling"])
    made.as_head.post(paper(made))
    row = Document.objects.get()
    Document.objects.filter(pk=row.pk).update(digest="0" * 64)
    answer = made.as_head.get(f"/pripady/{made.case.pk}/dokumenty/{row.pk}/soubor/")
    assert answer.status_code == 503
    assert "Dokument nejde otevřít" in body(answer)
    assert "%PDF" not in body(answer)


def test_handed_over_put_right_and_void(printable: Signed, today: date) -> None:
    made = printable(acts=["individual_counselling"])
    made.as_head.post(paper(made))
    row = Document.objects.get()
    one, case = f"/pripady/{made.case.pk}/dokumenty/{row.pk}/", f"/pripady/{made.case.pk}/"
    assert "zatím nepředáno" in body(made.as_head.get(case))
    typed = {"given_on": today.isoformat(), "whom": "Dana Petrů", "way": "in_person"}
    assert made.as_head.post(one + "predat/", typed).status_code == 302
    assert "Dana Petrů, osobně" in body(made.as_head.get(one))
    assert "Předáno: Smlouva o poskytování sociální služby" in body(made.as_head.get(case))
    early = made.as_head.post(one + "predat/", {**typed, "given_on": "1. 1. 2020"})
    assert "Napište den od vytištění do dneška." in body(early)
    given = row.given_out.get()
    mend = f"{case}zapis/given_out/{given.pk}/opravit/"
    put_right = {**typed, "whom": "jeho sestra", "why": "Přepsali jsme se."}
    assert made.as_head.post(mend, put_right).status_code == 302
    assert "jeho sestra" in body(made.as_head.get(one))
    void = f"{case}zapis/document/{row.pk}/zneplatnit/"
    assert made.as_head.post(void, {"why": "Starý vzor."}).status_code == 302
    page = body(made.as_head.get(one))
    assert "Neplatí:" in page
    assert "Starý vzor." in page
    assert made.as_head.get(one + "soubor/").status_code == 200
    assert made.as_head.get(one + "predat/").status_code == 404


def test_a_minor_is_signed_for_by_the_representative(printable: Signed) -> None:
    made = printable("rodinna_poradna", acts=["individual_therapy"])
    row = Agreement.objects.get(case=made.case)
    person = made.case.participants.get().person
    row.representatives.create(minor=person, name="Eva Petrů", relation="matka")
    made.as_head.post(paper(made))
    said = text_of(content_of(document(made.case.pk, Document.objects.get().pk)))
    assert squeezed("Zastupuje Eva Petrů, matka") in said
    assert squeezed("Informovaný souhlas") in said


def test_signs_that_no_font_has_are_shown_as_a_box(printable: Signed) -> None:
    made = printable(acts=["individual_counselling"], goals="Тарас, 漢字, ok")
    assert "místo nich bude □:</strong> 漢 字" in body(made.as_head.get(paper(made)))
    assert made.as_head.post(paper(made)).status_code == 302
    content = content_of(document(made.case.pk, Document.objects.get().pk))
    assert "Тарас,□□,ok" in text_of(content)
    assert standards_of(content)[0] == "2A"


def test_forty_acts_stand_on_both_copies(printable: Signed) -> None:
    service = current().service("kontaktni_centrum")
    acts = [one.id for one in service.acts]
    acts += [f"dřívější úkon {number}" for number in range(40 - len(acts))]
    made = printable(acts=acts)
    assert made.as_head.post(paper(made)).status_code == 302
    row = Document.objects.get()
    said = text_of(content_of(document(made.case.pk, row.pk)))
    for one in service.acts:
        assert said.count(squeezed(one.text.cs[1:])) >= 2
    assert len(acts) >= 40
    assert row.pages % 2 == 0


def test_texts_hold_from_their_day_on_and_a_service_says_its_own() -> None:
    service = current().service("kontaktni_centrum")
    place, old, new = "agreement.free", date(2020, 1, 1), date(2026, 1, 1)
    shared = service.paper_text(place, old)
    later = PaperText(place, new, Text("Jinak.", "Otherwise."), False, OURS)
    own = PaperText(place, new, Text("Po svém.", "Our way."), True, OURS)
    changed = replace(service, papers=(*service.papers, later))
    assert changed.paper_text(place, new - timedelta(days=1)) == shared
    assert changed.paper_text(place, new) == later.text
    assert replace(changed, papers=(*changed.papers, own)).paper_text(place, new) == own.text
    assert service.paper_text(place, old - timedelta(days=1)) is None


def test_the_page_of_a_case_asks_one_question_more_at_most(printable: Signed) -> None:
    made = printable(acts=["individual_counselling"])
    case = f"/pripady/{made.case.pk}/"
    made.as_worker.get(case)
    with CaptureQueriesContext(connection) as before:
        made.as_worker.get(case)
    assert not [one for one in before if 'FROM "documents_document" ' in one["sql"][:400]]
    made.as_head.post(paper(made))
    with CaptureQueriesContext(connection) as after:
        made.as_worker.get(case)
    assert len(after) - len(before) <= 1


def test_where_no_grounds_of_notice_are_published_the_heads_words_are_printed(
    printable: Signed, today: date
) -> None:
    made = printable("nekam_patrit")
    page = body(made.as_head.get(paper(made)))
    assert "O výpovědi ze strany poskytovatele rozhoduje vedoucí služby." in page
    asked = made.as_head.get("/pravidla/nekam_patrit/rozhodnout/our_notice/")
    assert "Tato slova stojí i ve smlouvách" in body(asked)
    asked = made.as_head.get("/pravidla/nekam_patrit/rozhodnout/vypoved_klienta/")
    assert "Tato slova stojí i ve smlouvách" not in body(asked)
    by = viewer_of(made.head)
    settle_reading(
        service="nekam_patrit",
        question="our_notice",
        decision="Vypovíme jen po dvou rozhovorech.",
        confirmed=False,
        by=by,
        on=today,
    )
    Agreement.objects.filter(case=made.case).update(concluded_on=today)
    page = body(made.as_head.get(paper(made)))
    assert "Vypovíme jen po dvou rozhovorech." in page
    assert "rozhoduje vedoucí služby" not in page
    Agreement.objects.filter(case=made.case).update(concluded_on=today - timedelta(days=1))
    assert "Vypovíme jen po dvou rozhovorech." not in body(made.as_head.get(paper(made)))
