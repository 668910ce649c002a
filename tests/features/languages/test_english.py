"""Whoever chooses English reads no Czech but names: every page that opens by its address alone."""

import re
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse
from django.utils import timezone, translation

from opora.access.models import Account
from opora.access.roles import Role
from opora.cases.actions import open_case
from opora.catalog import current
from opora.people.actions import register_anonymous
from opora.ui import words
from tests.features.conftest import SERVICES, SignIn, ViewerOf, Worker

CZECH = re.compile(r"[^\s<>\"]*[áčďéěíňóřšťúůýž][^<>\"]*", re.IGNORECASE)
# Names stay as they are: of the language, of places and services, codes of clients.
NAMES = re.compile(
    r"Čeština|IČO|Litvínov|Někam patřit|Dobrý soused|\b[^\W\d_]{2,} \d\d\b|Kč|Jana Nová|Dana Malá"
    # Provisions are cited as they are called in their own language.
    r"|(?:příloha\sč\.\s\d+\s)?(?:§\s\d+\s)?(?:odst\.\s\d+\s)?(?:písm\.\s\w\)\s)?(?:čl\.\s\d+\s)?"
    r"(?:zákona?\sč\.\s\d+/\d+\sSb\.|vyhlášky\sč\.\s\d+/\d+\sSb\.,\sstandard\sč\.\s\d+"
    r"|nařízení\s\(EU\)\s\d+/\d+)(?:,\s§\s\d+\w?(?:\spísm\.\s\w\))?)?"
)
CHANGES_WHO_LOOKS = {"logout", "login", "profile"}


def pages(resolver: URLResolver | None = None) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the names of all pages and what stands in their addresses."""
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from pages(one)
        elif one.name:
            yield one.name, frozenset(one.pattern.regex.groupindex)


def parts_of(service_id: str) -> dict[str, str]:
    """Return what addresses of the service's own pages take."""
    service = current().service(service_id)
    parts = {"service_id": service_id}
    if service.open_questions:
        parts["question"] = service.open_questions[0].id
    if service.parameters:
        parts["parameter"] = service.parameters[0].name
    return parts


def czech_in(html: str) -> list[str]:
    """Return the Czech words of a page that are no names."""
    shown = re.sub(r"<head>.*?<title>|</title>.*?</head>", " ", html, flags=re.DOTALL)
    return CZECH.findall(NAMES.sub("", shown))


@pytest.fixture
def english(worker: Worker, client_of: SignIn) -> Callable[[str], tuple[Account, Client]]:
    """Sign in a head who has chosen English on the page for it."""

    def sign_in(service: str) -> tuple[Account, Client]:
        account = worker(service, Role.HEAD, name="Jan Novotny")
        client = client_of(account)
        answer = client.post(reverse("profile"), {"theme": "device", "language": "en"})
        assert answer.status_code == 302
        return account, client_of(Account.objects.get(pk=account.pk))

    return sign_in


def test_the_choice_is_kept(english: Callable[[str], tuple[Account, Client]]) -> None:
    account, client = english(SERVICES[0])
    account.refresh_from_db()
    assert account.language == "en"
    html = client.get(reverse("my_day")).content.decode()
    assert '<html lang="en"' in html
    assert "My day" in html


@pytest.mark.parametrize("service", SERVICES)
def test_pages_speak_english(
    english: Callable[[str], tuple[Account, Client]],
    seen_by: ViewerOf,
    site_of: Callable[[str], str],
    service: str,
) -> None:
    account, client = english(service)
    today = timezone.localdate()
    by = seen_by(account)
    person = register_anonymous(code="OAK 12", by=by, on=today)
    case = open_case(service=service, site=site_of(service), persons=[person], by=by, on=today)
    known = {"case_id": case.pk, "person_id": person.pk, **parts_of(service)}
    left, opened = [], set()
    for name, needs in pages():
        if name in CHANGES_WHO_LOOKS or not needs <= set(known):
            continue
        address = reverse(name, kwargs={key: known[key] for key in needs})
        # Nothing filled in: what is wrong has to be said in English, too.
        for answer in (client.get(address), client.post(address, {})):
            if answer.status_code in {200, 422}:
                opened.add(name)
                left += [f"{name}: {said}" for said in czech_in(answer.content.decode())]
    assert not left, "\n".join(left)
    assert {"my_day", "cases", "case", "rules", "service_rules", "search"} <= opened


def test_words_for_days_and_counts_are_english() -> None:
    with translation.override("en"):
        assert words.long_day(date(2026, 11, 20)).replace(words.NBSP, " ") == "Friday 20 November"
        assert words.days_counted(1) == f"1{words.NBSP}day"
        assert words.days_counted(5) == f"5{words.NBSP}days"
        assert words.due_words(date(2026, 11, 18), date(2026, 11, 20)).endswith("overdue")
    with translation.override("cs"):
        assert words.days_counted(2) == f"2{words.NBSP}dny"


@pytest.mark.parametrize(
    ("count", "said"), [(1, "je 1 věc"), (3, "jsou 3 věci"), (5, "je 5 věcí"), (0, "je 0 věcí")]
)
def test_czech_counts_in_three_forms(count: int, said: str) -> None:
    with translation.override("cs"):
        sentence = translation.ngettext(
            "Po termínu je %(n)s věc", "Po termínu jsou %(n)s věci", count
        )
    assert said in sentence % {"n": count}


def test_definitions_have_english_names() -> None:
    assert all(service.name.en and service.short.en for service in current().services.values())
