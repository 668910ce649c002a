"""Controls drawn without templates: what comes in is never HTML, and nothing is lost."""

import html
import re

from django.utils.safestring import mark_safe

from opora.ui import fields, widgets
from opora.ui.drawn import framed
from opora.ui.forms import OporaForm

BAD = "</textarea>\"'><b onclick='x'>&"
KINDS = [("a", "první"), ("b", BAD)]


class Form(OporaForm):
    name = fields.TextField(label=BAD, help_text=BAD, required=False)
    note = fields.TextField(label="Poznámka", lines=True, required=False)
    kind = fields.ChoiceField(label="Druh", choices=KINDS)
    many = fields.ChoiceField(label="Z mnoha", choices=[("x", "Nadpis"), *KINDS] * 3)
    count = fields.NumberField(label="Počet", required=False)


def _drawn(**typed: str) -> str:
    form = Form(typed)
    form.is_valid()
    groups = "".join(form[name].as_field_group() for name in form.fields if name != "seen")
    return groups + str(form["once"])


def test_what_was_typed_comes_back_as_text() -> None:
    page = _drawn(name=BAD, note=BAD, kind=BAD, many=BAD, count=BAD)
    assert "<b" not in page
    assert page.count("</textarea>") == 1
    inside = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", page, re.DOTALL)
    assert inside is not None
    assert html.unescape(inside[1]) == BAD
    values = [html.unescape(one) for one in re.findall(r' value="([^"]*)"', page)]
    assert values.count(BAD) >= 2


def test_the_first_of_two_alike_is_chosen_and_only_one() -> None:
    page = _drawn(many="a")
    assert page.count(" selected") == 1
    assert '<option value="a" selected>První</option>' in page


def test_choices_under_headings_stand_in_groups() -> None:
    widget = widgets.List(choices=[("", "nic"), (BAD, [("a", "jedna")])])
    page = widget.render("kind", "a", {"id": "id_kind", "class": "x", "required": True})
    assert '<select name="kind" class="o-control" id="id_kind" required>' in page
    assert '<optgroup label="&lt;/textarea&gt;' in page
    assert '<option value="a" selected>Jedna</option></optgroup>' in page


def test_errors_and_hints_lead_to_their_field() -> None:
    page = framed(
        mark_safe("<i></i>"), label="L", for_id="x", hint="H", errors=["E"], group=True, own_id="x"
    )
    assert page.startswith('<fieldset class="o-field o-field--wrong" id="x">')
    assert '<div class="o-hint" id="x_helptext">H</div><div id="x_error">' in page
    assert page.endswith("<i></i></fieldset>")
    assert "&lt;i&gt;" in framed("<i>", label="L", for_id="x")
