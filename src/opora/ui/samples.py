"""Invented people, codes and verdicts for the gallery of components."""

from dataclasses import dataclass
from datetime import date, timedelta

from opora.ui import fields
from opora.ui.forms import OporaForm
from opora.ui.verdict import Action, ReasonLine, VerdictPanel

HERE = "#obsah"


@dataclass(frozen=True)
class SampleWorker:
    """Stands in for the account, so that the gallery shows the bar without signing in."""

    theme: str = "device"
    is_authenticated: bool = True

    def get_full_name(self) -> str:
        """Return an invented name."""
        return "Petra Veselá"


@dataclass(frozen=True)
class SampleEntry:
    """One line of the timeline."""

    day: date
    what: str
    kind: str = "act"
    shape: str = "journal-text"
    details: str = ""
    note: str = ""
    departure: str = ""
    trace: str = ""
    trace_url: str = ""
    edit_url: str = ""
    why_url: str = ""


def entries(today: date) -> list[SampleEntry]:
    """Return a line of each kind."""
    return [
        SampleEntry(
            today,
            "Doprovod na úřad práce, 75 minut",
            shape="person-walking",
            details="S Evou. Lenka Bartošová. Cíl: Mít kde bydlet.",
            note="Eva mluvila sama, já jen doplnila doklady.",
            edit_url=HERE,
            why_url=HERE,
        ),
        SampleEntry(today, "Nezastihli jsme", "note", "telephone-x", "Nepočítá se jako úkon."),
        SampleEntry(
            today,
            "Návštěva doma, 40 minut",
            "departure",
            "asterisk",
            "S Evou a Jakubem. Iva Malá",
            departure="Možné je pracovat s jednou rodinou. Důvod: matka volala v slzách. "
            "Nepočítá se jako úkon.",
        ),
        SampleEntry(
            today,
            "Nácvik domácího rozpočtu, 60 minut",
            shape="house-door",
            trace="Opraveno 2. 11.: místo 90 minut správně 60.",
            trace_url=HERE,
        ),
        SampleEntry(today, "Doprovod na úřad práce", "void", "slash-lg", "Neplatí: dvakrát."),
    ]


@dataclass(frozen=True)
class SampleDue:
    """One thing that is due."""

    day: date
    when: str
    title: str
    why: str
    source: str
    do_label: str
    basis: str = "ours"
    late: bool = False
    contact: str = ""
    day_off: str = ""
    url: str = HERE
    source_url: str = HERE
    do_url: str = HERE
    postpone_url: str = HERE
    whose: str = ""


def _overdue(today: date) -> list[SampleDue]:
    return [
        SampleDue(
            today - timedelta(days=8),
            "8 dní po termínu",
            "Rozhodnout o plánu: Jitka Doležalová",
            "Proběhlo šest návštěv a písemný plán zatím není. Po šesté návštěvě se rozhoduje, "
            "jestli ho sepíšete.",
            "Poradna, individuální plán",
            "Rozhodnout o plánu",
            late=True,
        ),
        SampleDue(
            today - timedelta(days=2),
            "2 dny po termínu",
            "Posoudit případ Kadlecových",
            "Do týdne mají případ posoudit nejméně dva odborníci, zapsaný je jeden.",
            "Poradna, posouzení případu",
            "Zapsat posouzení",
            "published",
            late=True,
        ),
    ]


def dues(today: date) -> list[tuple[str, list[SampleDue]]]:
    """Return groups of each kind."""
    now = SampleDue(
        today,
        "Dnes",
        "Domluvit úvodní konzultaci: Marek Hruška",
        "První kontakt byl v úterý. Termín nabízíme do tří dnů.",
        "Poradna, úvodní konzultace",
        "Domluvit termín",
        contact="Volat až po 16. hodině. Vzkaz nenechávat.",
    )
    soon = SampleDue(
        today + timedelta(days=4),
        "Za 4 dny",
        "Projít plán s Novotnými",
        "Domluvili jste se, že plán společně projdete po třech měsících.",
        "Dohoda v plánu",
        "Zapsat revizi",
        "unpublished",
        url="",
        postpone_url="",
    )
    return [("late", _overdue(today)), ("today", [now]), ("later", [soon])]


class SampleForm(OporaForm):
    """One field of each kind."""

    not_saved = "Smlouva ještě není uložená"

    form = fields.ChoiceField(label="Jak je domluvená", choices=[("w", "Písemně"), ("o", "Ústně")])
    since = fields.DayField(label="Platí od", past=True)
    signed = fields.TextField(
        label="Kdo ji podepsal", required=False, shown=fields.Shown("form", "w")
    )
    what = fields.TextField(label="Na čem budete spolupracovat", lines=True, max_length=120)
    who = fields.ChoiceField(
        label="Kdo podepíše za Jakuba",
        help_text="Jakubovi je 12 let, za dítě podepisuje zákonný zástupce.",
        choices=[(key, f"Zástupce {key}") for key in "ABCDE"],
        missing="Vyberte zástupce.",
    )
    way = fields.ChoiceField(
        label="O co jde",
        choices=[("m", "Mediace"), ("p", "Párová konzultace"), ("j", "Jednotlivec"), ("n", "Jiné")],
        required=False,
    )
    handed = fields.ThreeStateField(label="Dostala paní Petrů smlouvu do ruky?")
    asked = fields.ThreeStateField(label="Smíme nechat vzkaz?", initial=True)
    at = fields.HourField(label="V kolik", required=False)
    length = fields.MinutesField(label="Minuty")
    needles = fields.CounterField(label="Jehly", last=10, initial=10)
    filters = fields.CounterField(label="Filtry", last=5)


class Missing(OporaForm):
    """A fact that a verdict asks for."""

    age = fields.ThreeStateField(label="Má 15 let nebo víc?")


class Silent(OporaForm):
    """What a person decides where the texts are silent."""

    day = fields.DayField(label="Smlouva skončí dnem")
    why = fields.TextField(label="Proč právě tehdy")


PUBLISHED = ReasonLine(
    "Výměna je pro lidi od 15 let, kteří užívají nelegální látky.",
    "published",
    "Kontaktní centrum, komu pomáháme",
    rule_id="C1.age",
    since=date(2020, 1, 1),
    source_url=HERE,
)
OURS = ReasonLine("Patnáct let je ode dne patnáctých narozenin.", "ours", "Výklad, S. Horák")
UNPUBLISHED = ReasonLine(
    "Pro tento důvod služba žádnou lhůtu nezveřejnila.", "unpublished", "Kontaktní centrum, výpověď"
)
WAYS = (Action("Zapsat poradenství", HERE, main=True), Action("Doporučit jinam", HERE))
FACTS = (("Věk", "14 let, zapsáno 12. března"),)


def panels(today: date) -> list[VerdictPanel]:
    """Return the panel in each of its states."""
    return [*_answered(), *_open(today)]


def _answered() -> list[VerdictPanel]:
    return [
        VerdictPanel(
            "yes",
            "Smlouvu můžete uzavřít.",
            [PUBLISHED],
            submit="Uzavřít smlouvu",
            facts=FACTS,
            form_url=HERE,
            name="yes",
        ),
        VerdictPanel(
            "needs_reason",
            "Mediaci zatím naplánovat nejde.",
            [OURS, PUBLISHED],
            WAYS[1:],
            submit="Naplánovat s odůvodněním",
            form_url=HERE,
            name="reason",
        ),
        VerdictPanel(
            "head",
            "O další rodině rozhodne vedoucí.",
            [PUBLISHED],
            hand_over="permission",
            hand_over_error="Napište aspoň jednu větu.",
            form_url=HERE,
            name="head",
        ),
        VerdictPanel(
            "no",
            "Výměna není možná, věk je 14 let.",
            [PUBLISHED],
            WAYS,
            facts=FACTS,
            departure_url=HERE,
            name="no",
        ),
    ]


def _open(today: date) -> list[VerdictPanel]:
    missing, silent = Missing(), Silent(today=today, prefix="silent")
    return [
        VerdictPanel(
            "unknown",
            "Chybí nám jedna odpověď: věk.",
            [PUBLISHED],
            missing=missing.visible_fields(),
            form_url=HERE,
            name="unknown",
        ),
        VerdictPanel(
            "silent",
            "Od kdy výpověď platí, rozhodnete vy.",
            [UNPUBLISHED],
            missing=silent.visible_fields(),
            pass_url=HERE,
            form_url=HERE,
            name="silent",
        ),
    ]
