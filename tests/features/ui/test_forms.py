import re
from datetime import date
from typing import Any

from django.http import QueryDict
from django.test import RequestFactory
from django_cotton import render_component

from opora.ui import fields
from opora.ui.forms import OporaForm

TODAY = date(2026, 11, 20)


class Contact(OporaForm):
    not_saved = "Kontakt ještě není uložený"

    way = fields.ChoiceField(label="Jak se ozývá", choices=[("phone", "Telefonem"), ("in", "Tady")])
    number = fields.TextField(label="Telefon", shown=fields.Shown("way", "phone"))
    message = fields.ThreeStateField(label="Smíme nechat vzkaz?")
    since = fields.DayField(label="Kdy", help_text="Den prvního kontaktu.")
    note = fields.TextField(label="Poznámka", required=False, lines=True)


def filled(**data: Any) -> Contact:
    return Contact({"way": "in", "since": "dnes", **data}, today=TODAY)


def html(form: OporaForm) -> str:
    return re.sub(r"\s+", " ", str(form)).replace("\u00a0", " ")


def summary(form: OporaForm) -> str:
    return str(render_component(RequestFactory().get("/"), "error-summary", {"form": form}))


def tag(page: str, part: str) -> str:
    """Return the tag of the page in which the part stands."""
    return str(next(each for each in re.findall(r"<[^>]*>", page) if part in each))


def test_only_what_is_not_compulsory_is_marked() -> None:
    page = html(Contact(today=TODAY))
    assert page.count("(nepovinné)") == 1
    assert 'Poznámka <span class="o-optional">' in page
    assert " required" not in page


def test_nothing_is_chosen_beforehand_but_not_asked() -> None:
    page = html(Contact(today=TODAY))
    assert re.findall(r'value="([^"]*)" id="[^"]*" checked', page) == ["not_asked"]


def test_of_several_answers_to_one_question_none_is_taken() -> None:
    twice = QueryDict("way=in&way=phone&since=dnes&note=a&note=b&number=1&message=no&message=no")
    form = Contact(twice, today=TODAY)
    assert not form.is_valid()
    assert set(form.errors) == {"way", "note"}, "the same answer twice is one answer"
    assert "Přišlo víc odpovědí najednou" in html(form)


def test_several_of_a_list_are_no_mistake_but_whether_it_is_whole_is_one_answer() -> None:
    class Several(OporaForm):
        kinds = fields.ManyField(label="Co", choices=[("a", "A"), ("b", "B")])

    assert Several(QueryDict("kinds=a&kinds=b&kinds-all=yes")).is_valid()
    assert not Several(QueryDict("kinds=a&kinds-all=yes&kinds-all=no")).is_valid()


def test_error_stands_at_its_field_and_is_tied_to_it() -> None:
    page = html(filled(since="brzy"))
    control = tag(page, 'name="since"')
    assert 'aria-invalid="true"' in control
    assert 'aria-describedby="id_since_helptext id_since_error"' in control
    assert 'id="id_since_error"' in page
    assert 'id="id_since_helptext"' in page


def test_group_is_described_by_its_error() -> None:
    page = html(filled(way=""))
    assert 'aria-describedby="id_way_error"' in tag(page, 'id="id_way"')


def test_everything_typed_survives_a_failed_submit() -> None:
    page = html(filled(way="phone", number="", since="30. 2. 2026", note="a <b>", message="no"))
    assert 'value="30. 2. 2026"' in page
    assert "a &lt;b&gt;</textarea>" in page
    assert 'value="no" id="id_message_1" checked' in page
    assert 'value="phone" id="id_way_0" checked' in page


def test_day_is_shown_in_czech() -> None:
    page = html(Contact(today=TODAY, initial={"since": date(2026, 10, 2)}))
    assert 'value="2. 10. 2026"' in tag(page, 'name="since"')
    assert 'data-today="2026-11-20"' in tag(page, 'name="since"')


def test_field_that_was_not_called_up_is_not_asked_for() -> None:
    form = filled(number="702 555 014")
    assert form.is_valid(), form.errors
    assert form.answers["number"] == ""
    assert "702 555 014" in html(form)


def test_field_that_was_called_up_is_compulsory() -> None:
    form = filled(way="phone")
    assert not form.is_valid()
    assert 'data-shown-by="way=phone"' in html(form)


def test_dependent_field_knows_its_prefix() -> None:
    form = Contact(today=TODAY, prefix="first")
    assert 'data-shown-by="first-way=phone"' in html(form)


def test_answers_are_what_an_action_takes() -> None:
    form = filled(message="yes")
    assert form.is_valid()
    assert form.answers == {
        "way": "in",
        "number": "",
        "message": True,
        "since": TODAY,
        "note": "",
    }


def token(form: OporaForm) -> str:
    return str(re.findall(r'name="once" value="([0-9a-f-]{36})"', str(form))[0])


def test_each_page_draws_a_token_of_its_own_and_keeps_it() -> None:
    drawn = token(Contact(today=TODAY))
    assert drawn != token(Contact(today=TODAY))
    assert token(filled(once=drawn, since="brzy")) == drawn
    form = filled(once=drawn)
    assert form.is_valid()
    assert str(form.cleaned_data["once"]) == drawn


def test_version_that_was_seen_comes_back() -> None:
    assert 'value="7"' in tag(html(Contact(today=TODAY, seen=7)), 'name="seen"')
    form = filled(seen="7")
    assert form.is_valid()
    assert form.cleaned_data["seen"] == "7"


def test_summary_leads_to_the_fields_in_their_order() -> None:
    form = filled(since="brzy", way="")
    assert [(wrong.target, wrong.text) for wrong in form.wrongs] == [
        ("id_way_0", "Jak se ozývá: Vyberte jednu z možností."),
        ("id_since", "Kdy: Tomuto dni nerozumíme. Napište ho třeba takto: 12. 10. 2026."),
    ]
    page = re.sub(r"\s+", " ", summary(form))
    assert "Kontakt ještě není uložený" in page
    assert "Je potřeba opravit 2 věci." in page
    assert 'href="#id_way_0"' in page


def test_refusal_has_its_own_line_on_top() -> None:
    form = filled()
    form.refuse("since", "Napište tento den nebo pozdější.", summary="Začíná moc brzy")
    form.refuse(None, "Případ mezitím změnil někdo jiný.")
    assert [wrong.text for wrong in form.wrongs] == [
        "Začíná moc brzy",
        "Případ mezitím změnil někdo jiný.",
    ]


def test_form_without_errors_has_no_summary() -> None:
    assert "o-errors" not in summary(filled())
