"""The key of the documents: never drawn anew in silence, and a way on where it is lost."""

from pathlib import Path
from typing import Any

import pyrage
import pytest

from opora.agreements.models import Agreement
from opora.config import cli
from opora.config.commands import documents_key
from opora.config.environment import Unusable
from opora.documents import sealing
from opora.documents.models import Document
from tests.features.agreements.noticed import Agreed
from tests.features.documents.conftest import Signed, body


@pytest.fixture
def key(tmp_path: Path, settings: Any) -> Path:
    """Where the key of this installation would lie; there is none yet."""
    file = tmp_path / "keys" / "documents.key"
    settings.DOCUMENTS_KEY = file
    return file


@pytest.fixture
def made(key: Path, printable: Signed) -> Agreed:
    """A case with one paper kept under the key."""
    case = printable(acts=["individual_counselling"])
    assert case.as_worker.post(paper(case)).status_code == 302
    assert key.exists()
    return case


def paper(made: Agreed) -> str:
    number = Agreement.objects.get(case=made.case).pk
    return f"/pripady/{made.case.pk}/dokumenty/tisk/smlouva/{number}/"


def file_of(made: Agreed) -> str:
    return f"/pripady/{made.case.pk}/dokumenty/{Document.objects.earliest('pk').pk}/soubor/"


def another() -> str:
    return str(pyrage.x25519.Identity.generate())


@pytest.mark.django_db
def test_the_first_start_draws_it_and_says_to_copy_both_keys(key: Path) -> None:
    [told] = documents_key.prepare()
    for words in (str(key.parent), "database.key", "documents.key", "mimo tento počítač"):
        assert words in told
    assert key.stat().st_mode & 0o777 == 0o600
    assert key.parent.stat().st_mode & 0o777 == 0o700
    before = key.read_text()
    assert documents_key.prepare() == []
    assert key.read_text() == before


def test_a_lost_key_stops_the_start_and_no_new_one_is_drawn(
    made: Agreed, key: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = key.read_text()
    key.unlink()
    sealing._identity.cache_clear()
    with pytest.raises(Unusable, match=r"chybí\. Vraťte ho z kopie klíčů"):
        documents_key.prepare()
    assert cli.main(["init", "--empty"]) == cli.WRONGLY_ASKED
    assert "opora serve --new-documents-key" in capsys.readouterr().err
    answer = made.as_worker.post(paper(made))
    assert answer.status_code == 422
    assert "Chybí klíč dokumentů" in body(answer)
    assert made.as_worker.get(file_of(made)).status_code == 503
    assert list(key.parent.iterdir()) == [], "no key is drawn by any of that"
    key.write_text(copy)
    assert documents_key.prepare() == []
    assert made.as_worker.get(file_of(made)).status_code == 200


@pytest.mark.parametrize("content", ["", "neni to klic", "ěšč", "another"])
def test_a_wrong_key_stops_the_start_too(made: Agreed, key: Path, content: str) -> None:
    wrong = another() if content == "another" else content
    key.write_text(wrong)
    sealing._identity.cache_clear()
    with pytest.raises(Unusable, match="neotevře dokumenty, které jsou v databázi"):
        documents_key.prepare()
    assert key.read_text() == wrong
    assert made.as_worker.get(file_of(made)).status_code == 503


def test_where_it_is_lost_for_good_one_goes_on_with_another(made: Agreed, key: Path) -> None:
    wrong = another()
    key.write_text(wrong)
    sealing._identity.cache_clear()
    told = " ".join(documents_key.prepare(another=True))
    assert "Ty dřívější otevřít nepůjdou" in told
    [aside] = key.parent.glob("*.old")
    assert aside.read_text() == wrong
    assert str(aside) in told
    assert documents_key.prepare() == [], "the next start needs no flag"
    assert made.as_worker.get(file_of(made)).status_code == 503
    made.as_worker.post(paper(made), {"twin": "x", "once": "", "again": "yes"})
    sealing._identity.cache_clear()
    assert documents_key.prepare() == []
    assert sealing.opened(sealing.sealed(b"nove")) == b"nove"


def test_the_flag_changes_nothing_where_the_key_is_right(made: Agreed, key: Path) -> None:
    before = key.read_text()
    assert documents_key.prepare(another=True) == []
    assert key.read_text() == before
    assert made.as_worker.get(file_of(made)).status_code == 200
