"""A text of the definition that changes: papers of its day on say it, what was printed stays."""

import shutil
from contextlib import AbstractContextManager
from datetime import date, timedelta
from pathlib import Path

from opora.agreements.models import Agreement
from opora.catalog.current import folder, swapped
from opora.catalog.load import load
from opora.catalog.service import Catalog
from opora.documents.models import Document
from opora.documents.queries import content_of, document
from opora.rules.texts import Basis
from tests.features.agreements.noticed import Agreed
from tests.features.documents.conftest import Signed, squeezed, text_of

FREE, NEW = "Za službu klient neplatí.", "Služba je bez úhrady."
CONFIRMED, SHORT = "Potvrzujeme, že poskytovatel", "Tímto se potvrzuje."


def changed(tmp_path: Path, place: str, since: date, words: str) -> AbstractContextManager[Catalog]:
    """The definitions with a text of the service's own, as its head writes it into the YAML."""
    copy = tmp_path / f"services-{since}"
    shutil.copytree(folder(), copy)
    with (copy / "kontaktni_centrum" / "papers.yaml").open("a") as file:
        file.write(
            f"- id: {place}\n  effective_from: {since}\n  source: {{basis: organisation}}\n"
            f"  cs: {words}\n  en: Otherwise.\n"
        )
    return swapped(load(copy))


def printed(made: Agreed, paper: str) -> Document:
    """The paper, printed by the worker now."""
    number = Agreement.objects.get(case=made.case).pk
    answer = made.as_worker.post(f"/pripady/{made.case.pk}/dokumenty/tisk/{paper}/{number}/")
    assert answer.status_code == 302
    return Document.objects.latest("pk")


def words_on(row: Document) -> str:
    return text_of(content_of(document(row.case_id, row.pk)))


def test_an_agreement_says_what_held_when_it_was_concluded(
    printable: Signed, today: date, tmp_path: Path
) -> None:
    made = printable(acts=["individual_counselling"])
    since = Agreement.objects.get(case=made.case).concluded_on
    before = printed(made, "smlouva")
    kept = content_of(document(made.case.pk, before.pk))
    with changed(tmp_path, "agreement.free", since + timedelta(days=1), NEW):
        later = words_on(printed(made, "smlouva"))
        assert squeezed(FREE) in later
        assert squeezed(NEW) not in later
    with changed(tmp_path, "agreement.free", since, NEW):
        anew = words_on(printed(made, "smlouva"))
        assert squeezed(NEW) in anew
        assert squeezed(FREE) not in anew
        assert content_of(document(made.case.pk, before.pk)) == kept
    assert squeezed(FREE) in words_on(before)
    assert Document.objects.get(pk=before.pk).version != Document.objects.latest("pk").version


def test_a_letter_of_today_says_what_holds_today(
    printable: Signed, today: date, tmp_path: Path
) -> None:
    made = printable(acts=["individual_counselling"])
    with changed(tmp_path, "confirmation.opening", today + timedelta(days=1), SHORT):
        assert squeezed(CONFIRMED) in words_on(printed(made, "potvrzeni"))
    with changed(tmp_path, "confirmation.opening", today, SHORT):
        row = printed(made, "potvrzeni")
        assert squeezed(SHORT) in words_on(row)
    assert squeezed(SHORT) in words_on(row), "printed is printed, whatever the texts say now"


def test_every_text_says_where_it_comes_from() -> None:
    catalog = load(folder())
    texts = [one for service in catalog.services.values() for one in service.papers]
    assert texts
    for one in texts:
        assert (
            one.source.document
            or one.source.law
            or one.source.basis
            in {
                Basis.OURS,
                Basis.ORGANISATION,
            }
        )
