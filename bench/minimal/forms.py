"""What is typed, checked the ordinary way."""

from datetime import date
from typing import ClassVar

from django import forms
from django.utils import timezone

from bench.minimal import words
from bench.minimal.models import Act, Contact


def _not_later(day: date) -> None:
    if day > timezone.localdate():
        raise forms.ValidationError("Den, který teprve přijde.")


class ContactForm(forms.ModelForm[Contact]):
    """A first contact with somebody who has a name."""

    service = forms.ChoiceField(label="Služba", choices=words.SERVICES)
    given_name = forms.CharField(label="Jméno", max_length=100)
    family_name = forms.CharField(label="Příjmení", max_length=100)
    born_on = forms.DateField(label="Narození", required=False, validators=[_not_later])
    phone = forms.CharField(label="Telefon", max_length=40, required=False)
    email = forms.EmailField(label="E-mail", required=False)
    on = forms.DateField(label="Kdy to bylo", validators=[_not_later])
    next_step = forms.ChoiceField(
        label="Co bude dál", choices=words.NEXT, widget=forms.RadioSelect, required=False
    )

    class Meta:
        model = Contact
        fields: ClassVar = [
            "danger",
            "way",
            "request",
            "when",
            "message",
            "caller_name",
            "next_step",
            "on",
        ]
        labels: ClassVar = {
            "danger": "Je někdo v ohrožení, nebo to nesnese odklad?",
            "way": "Jak se ozývá",
            "request": "S čím přichází",
            "when": "Kdy se ozvat",
            "message": "Smíme nechat vzkaz?",
            "caller_name": "Když to zvedne někdo jiný, volá",
        }
        widgets: ClassVar = {"way": forms.RadioSelect, "message": forms.RadioSelect}


class ActForm(forms.ModelForm[Act]):
    """What was done today or earlier."""

    day = forms.DateField(label="Kdy", validators=[_not_later])

    class Meta:
        model = Act
        fields: ClassVar = ["kind", "day", "minutes", "client_present", "note"]
        labels: ClassVar = {
            "kind": "Úkon",
            "minutes": "Minuty",
            "client_present": "Klient u toho",
            "note": "Poznámka",
        }
