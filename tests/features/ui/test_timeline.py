"""Lines of the timeline: what was typed is never HTML, and on paper nothing leads anywhere."""

from datetime import date

from opora.cases.boards import Entry
from opora.ui.timeline import drawn

TODAY = date(2026, 11, 20)
BAD = "<b onclick='x'> k A & B</b>"


def _line(**other: str) -> Entry:
    return Entry(
        day=TODAY,
        what=BAD,
        details=BAD,
        note=BAD,
        departure=BAD,
        trace=BAD,
        trace_url='/a/"><b>',
        edit_url="/b/",
        why_url="/c/",
        **other,  # type: ignore[arg-type]  # a kind
    )


def test_what_was_typed_is_shown_as_it_was_typed() -> None:
    for kind in ("act", "note", "departure", "void"):
        page = drawn([_line(kind=kind)], TODAY, on_paper=False)
        assert "<b" not in page
        assert page.count("&lt;b onclick=&#x27;x&#x27;&gt; k\xa0A\xa0&amp; B&lt;/b&gt;") >= 5


def test_on_paper_nothing_leads_anywhere() -> None:
    assert drawn([_line()], TODAY, on_paper=False).count("<a href=") == 3
    page = drawn([_line()], TODAY, on_paper=True)
    assert "<a " not in page
    assert "k\xa0A\xa0&amp; B" in page


def test_the_year_is_said_where_it_is_another() -> None:
    lines = [Entry(day=TODAY, what="Dnes"), Entry(day=date(2025, 1, 3), what="Loni")]
    page = drawn(lines, TODAY, on_paper=False)
    assert "20.\xa0listopadu<" in page
    assert "3.\xa0ledna\xa02025<" in page


def test_what_is_void_is_struck_through_and_read_as_such() -> None:
    page = drawn([Entry(day=TODAY, what="Doprovod", kind="void")], TODAY, on_paper=False)
    assert '<span class="o-only-read">Neplatí: </span><s>Doprovod</s>' in page
