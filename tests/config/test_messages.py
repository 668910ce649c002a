"""Texts of the screens are found, and what is missing in a catalogue is said."""

from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.pofile import read_po, write_po

from opora.config import messages

TEMPLATE = """{% load i18n %}
      <p title="{% translate "Výměna" %}">It's (not) here: {{ _("Klíč") }}</p>
  {% blocktranslate count number=n trimmed %}
    {{ number }} úkon
  {% plural %}
    {{ number }} úkonů
  {% endblocktranslate %}
"""
CODE = 'from x import gettext as _\nwords = _("Případ") + pgettext("na sklonku", "Konec")\n'


@pytest.fixture(autouse=True)
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(messages, "PACKAGE", tmp_path)
    monkeypatch.setattr(messages, "LOCALE", tmp_path / "locale")
    (tmp_path / "acts" / "templates").mkdir(parents=True)
    (tmp_path / "acts" / "templates" / "page.html").write_text(TEMPLATE, "utf-8")
    (tmp_path / "acts" / "views.py").write_text(CODE, "utf-8")
    return tmp_path


def translate(language: str, **translations: str | tuple[str, ...]) -> None:
    file = messages.po_file(language)
    with file.open("rb") as stream:
        kept: Catalog = read_po(stream, locale=language)
    for message in kept:
        word = message.id if isinstance(message.id, str) else message.id[0]
        if word and (wanted := translations.get(word.split()[-1])):
            message.string = wanted
    with file.open("wb") as stream:
        write_po(stream, kept)


def test_texts_of_code_and_templates_are_found() -> None:
    assert messages.texts(messages.extracted()) == {
        (None, "Výměna"),
        (None, "Klíč"),
        (None, "%(number)s úkon"),
        (None, "Případ"),
        ("na sklonku", "Konec"),
    }


def test_without_an_update_every_text_lacks() -> None:
    assert "locale/en/LC_MESSAGES/django.po: lacks 'Případ'. Run the update." in messages.faults()


def test_what_is_not_translated_is_said() -> None:
    messages.update()
    found = messages.faults()
    place = "LC_MESSAGES/django.po"
    assert f"locale/en/{place}: 'Konec' (na sklonku) is not translated." in found
    assert f"locale/cs/{place}: '%(number)s úkon' is not translated." in found
    assert f"locale/cs/{place}: 'Případ' is not translated." not in found  # Czech is the source


def test_complete_catalogues_have_no_faults_and_compile(package: Path) -> None:
    messages.update()
    acts = ("%(number)s úkon", "%(number)s úkony", "%(number)s úkonů")
    translate("cs", úkon=acts)
    words = {"Výměna": "Exchange", "Klíč": "Key", "Případ": "Case", "Konec": "End"}
    translate("en", úkon=("%(number)s act", "%(number)s acts"), **words)
    assert messages.faults() == []
    messages.compile_catalogues()
    assert b"Exchange" in messages.po_file("en").with_suffix(".mo").read_bytes()


def test_a_text_that_nobody_uses_is_said(package: Path) -> None:
    messages.update()
    (package / "acts" / "views.py").write_text("")
    assert any("nobody uses 'Případ'" in fault for fault in messages.faults())


def test_an_update_without_news_changes_nothing() -> None:
    messages.update()
    before = messages.po_file("cs").read_bytes()
    messages.update()
    assert messages.po_file("cs").read_bytes() == before


def test_a_translation_that_lost_a_name_is_said(package: Path) -> None:
    (package / "acts" / "views.py").write_text('words = _("Od %(day)s běží.")\n', "utf-8")
    messages.update()
    translate("en", **{"běží.": "Runs since %(since)s."})
    assert any("Od %(day)s běží." in fault and "since" in fault for fault in messages.faults())
