"""Several documents at once: all or none, and one PDF of them."""

from datetime import time

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from opora.acts.models import Act
from opora.acts.papers import OFFERED
from opora.agreements.models import Agreement, Side
from opora.audit.models import Event
from opora.documents.models import Document
from tests.features.agreements.noticed import Agreed
from tests.features.documents.conftest import Signed, body, squeezed, text_of
from tests.features.documents.test_scans import jpeg


@pytest.fixture
def made(printable: Signed) -> Agreed:
    return printable(acts=["individual_counselling"])


def where(made: Agreed, more: str = "") -> str:
    return f"/pripady/{made.case.pk}/dokumenty/najednou/{more}"


def papers(made: Agreed) -> list[str]:
    number = Agreement.objects.get(case=made.case).pk
    return [f"smlouva:{number}", f"potvrzeni:{number}"]


def test_new_ones_and_kept_ones_come_as_one_pdf(made: Agreed) -> None:
    scan = SimpleUploadedFile("x.jpg", jpeg(), content_type="image/jpeg")
    attach = f"/pripady/{made.case.pk}/dokumenty/prilozit/"
    made.as_worker.post(attach, {"file": scan, "title": "Plná moc"})
    kept = Document.objects.get()
    assert "Plná moc" in body(made.as_worker.get(where(made)))
    typed = {"papers": papers(made), "kept": [str(kept.pk)]}
    answer = made.as_worker.post(where(made), typed)
    assert answer.status_code == 302, body(answer)
    new = list(Document.objects.exclude(pk=kept.pk).order_by("pk"))
    assert [one.paper for one in new] == ["smlouva", "potvrzeni"]
    ids = "&".join(f"d={one.pk}" for one in (*new, kept))
    assert answer["Location"] == f"/pripady/{made.case.pk}/dokumenty/?{ids}#tisk"
    page = body(made.as_worker.get(answer["Location"]))
    assert ids.replace("&", "&amp;") in page
    file = made.as_worker.get(where(made, f"soubor/?{ids}"))
    assert file["Content-Type"] == "application/pdf"
    assert len(pypdfium2.PdfDocument(file.content)) == sum(one.pages for one in new) + 1
    assert squeezed("Potvrzujeme, že poskytovatel") in text_of(file.content)
    looked = Event.objects.get(code="look.documents_file")
    assert {f"document:{one.pk}" for one in (*new, kept)} == set(looked.subjects)


def test_earlier_visits_can_be_printed_too(made: Agreed) -> None:
    today = timezone.localdate()
    for number in range(OFFERED + 2):
        Act.objects.create(
            case=made.case, organisation_id=made.case.organisation_id, service=made.case.service,
            site=made.case.site, kind="individual_counselling", day=today, at=time(9, number),
            minutes=30, worker=made.case.opened_by, recorded_on=today,
        )  # fmt: skip
    page = body(made.as_worker.get(where(made)))
    assert page.count('value="zaznam:') == OFFERED + 2


def test_where_something_is_missing_nothing_is_kept(made: Agreed) -> None:
    Side.objects.filter(agreement__case=made.case).delete()
    answer = made.as_worker.post(where(made), {"papers": papers(made)})
    assert answer.status_code == 422
    assert "ještě chybí: klient, se kterým je smlouva uzavřená" in body(answer)
    assert not Document.objects.exists()


def test_nothing_chosen_and_what_is_not_offered(made: Agreed) -> None:
    assert "Vyberte aspoň jeden dokument." in body(made.as_worker.post(where(made), {}))
    wrong = made.as_worker.post(where(made), {"papers": ["smlouva:999999"]})
    assert "Vyberte jen z nabízených možností." in body(wrong)
    assert not Document.objects.exists()


def test_documents_of_another_case_are_absent(made: Agreed, printable: Signed) -> None:
    other = printable(acts=["individual_counselling"], letterhead=False)
    other.as_worker.post(where(other), {"papers": papers(other)[:1]})
    strange = Document.objects.get()
    assert made.as_worker.get(where(made, f"soubor/?d={strange.pk}")).status_code == 404
    for ids in ("", "?d=", "?d=x", "?d=9999999999999999999999", "?d=²"):
        assert made.as_worker.get(where(made, f"soubor/{ids}")).status_code == 404
