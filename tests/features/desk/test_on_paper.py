"""What is printed is read years later: every day in it has its year."""

import re
from datetime import date, timedelta
from html import unescape

from opora.acts.models import Act
from opora.ui import words
from tests.features.acts.conftest import MakePlace, Place, opened, place

__all__ = ["opened", "place"]
MONTHS = "|".join(map(str, words.MONTHS))
YEARLESS = re.compile(rf"\b\d{{1,2}}\. ?(?:\d{{1,2}}\.|(?:{MONTHS})\b)(?! ?\d{{4}})")


def shown(here: Place, tail: str) -> str:
    """The words of the page, below its bar."""
    page = here.browser.get(here.url(tail)).content.decode().partition("<main")[2]
    return unescape(re.sub(r"<[^>]*>", " ", page)).replace("\xa0", " ")


def worked_in(here: Place, today: date) -> None:
    """A plan, a meeting, an act that was corrected and one that is void."""
    later = (today + timedelta(days=9)).isoformat()
    goal = {"words": "Bydlet.", "form": "written", "made_on": "dnes", "next_on": later}
    here.browser.post(here.url("plan/upravit/"), goal)
    meeting = {"kind": "individual_counselling", "day": later, "at": "10", "minutes": "60"}
    here.browser.post(here.url("schuzka/"), meeting | {"worker": here.worker.pk})
    for note in ("Jedna.", "Druhá."):
        here.record(kind="individual_counselling", note=note)
    for act, way in zip(here.acts, ("opravit", "zneplatnit"), strict=True):
        sent = {"kind": act.kind, "day": "včera", "minutes": "20", "why": "Omyl."}
        answer = here.browser.post(here.url(f"zapis/act/{act.pk}/{way}/"), sent)
        assert answer.status_code == 302, answer.content.decode()


def test_a_printed_case_says_each_day_with_its_year(place: MakePlace, today: date) -> None:
    here = place("kontaktni_centrum")
    worked_in(here, today)
    assert YEARLESS.search(shown(here, ""))
    printed = shown(here, "tisk/")
    assert "Opraveno" in printed
    assert YEARLESS.findall(printed) == []
    act = Act.objects.filter(voided_on=None).get()
    assert YEARLESS.findall(shown(here, f"ukon/{act.pk}/")) == []


def test_the_timeline_of_a_screen_has_its_years_for_the_printer(place: MakePlace) -> None:
    here = place("kontaktni_centrum")
    page = here.browser.get(here.url("")).content.decode()
    assert re.search(r'class="o-entry-day">[^<]*<span class="o-on-paper">\xa0\d{4}</span>', page)


def test_on_paper_every_way_to_say_a_day_has_the_year() -> None:
    day = date(2026, 11, 3)
    ways = (
        words.day_month,
        words.long_day,
        words.full_day,
        words.short_day,
        words.in_numbers,
        words.numeric_day,
        lambda one: words.long_day_near(one, day),
        lambda one: words.day_near(one, day),
    )
    with words.on_paper():
        assert [say(day).count("2026") for say in ways] == [1] * len(ways)
    assert words.day_month(day) == "3.\xa0listopadu"
