"""Who is what to whom, who lives with whom from when to when, in whose care children are."""

from datetime import date, timedelta

import pytest

from opora.access.doors import Invalid, NotFound
from opora.access.models import Exclusion
from opora.access.roles import Role
from opora.cases.actions import add_person
from opora.cases.queries import case_row
from opora.households.actions import care, relate
from opora.households.models import Custody, Relation, Stay
from opora.households.queries import family_of
from opora.households.shown import holds_now
from opora.households.terms import Care, Related
from opora.people.actions import register_anonymous
from opora.people.birth import Birth
from opora.people.models import Person
from tests.features.acts.conftest import MakePlace, Place
from tests.features.conftest import SignIn, Worker

EVA, JAKUB, EMA = range(3)


@pytest.fixture
def family(place: MakePlace, today: date) -> Place:
    """Eva and Jakub are parents, Ema is seven."""
    here = place("rodinna_poradna", people=3)
    born = Birth.on(today - timedelta(days=7 * 366))
    Person.objects.filter(pk=here.people[EMA].pk).update(born_from=born.first, born_to=born.last)
    return here


def send(here: Place, tail: str, **typed: object) -> str:
    answer = here.browser.post(here.url(f"rodina/{tail}"), typed)
    return "" if answer.status_code == 302 else answer.content.decode().replace("\xa0", " ")


def page(here: Place) -> str:
    return here.browser.get(here.url("rodina/")).content.decode().replace("\xa0", " ")


def pk(here: Place, who: int) -> int:
    return int(here.people[who].pk)


def test_relations_are_pairs_with_a_kind(family: Place) -> None:
    eva, ema = pk(family, EVA), pk(family, EMA)
    assert send(family, "vztah/", person=eva, other=ema, kind="parent") == ""
    assert "Eva: rodič, koho: Ema" in page(family)
    assert "Eva: rodič, koho: Ema" in family.page().replace("\xa0", " ")
    assert "už tu je zapsaný" in send(family, "vztah/", person=eva, other=ema, kind="parent")
    assert "mezi dvěma lidmi" in send(family, "vztah/", person=eva, other=eva, kind="sibling")
    assert Relation.objects.count() == 1


def test_what_holds_both_ways_is_said_of_both_and_written_once(family: Place) -> None:
    eva, jakub = pk(family, EVA), pk(family, JAKUB)
    assert send(family, "vztah/", person=eva, other=jakub, kind="former_partner") == ""
    assert "Eva, Jakub: bývalí partneři" in page(family)
    again = send(family, "vztah/", person=jakub, other=eva, kind="former_partner")
    assert "už tu je zapsaný" in again
    assert send(family, "vztah/", person=eva, other=jakub, kind="guardian") == ""
    back = send(family, "vztah/", person=jakub, other=eva, kind="guardian")
    assert "opačný vztah" in back
    assert Relation.objects.count() == 2


def test_a_child_is_not_the_parent_of_somebody_older(family: Place, today: date) -> None:
    eva, ema = family.people[EVA], family.people[EMA]
    typed = {"person": ema.pk, "other": eva.pk, "kind": "parent"}
    born = Birth.on(today - timedelta(days=30 * 366))
    Person.objects.filter(pk=eva.pk).update(born_from=born.first, born_to=born.last)
    shown = send(family, "vztah/", **typed)
    assert "Podle dat narození je tento člověk starší." in shown
    assert not Relation.objects.exists()
    # Where the age of one is not known, nobody is told that it cannot be.
    Person.objects.filter(pk=eva.pk).update(born_from=None, born_to=None)
    assert send(family, "vztah/", **typed) == ""


def test_who_lives_with_whom_has_a_history(family: Place, today: date) -> None:
    both = [pk(family, EVA), pk(family, EMA)]
    since = (today - timedelta(days=30)).isoformat()
    sent = {"household": "u matky", "since": since}
    assert send(family, "bydleni/", people=both, **sent) == ""
    also = {"people": [pk(family, EMA)], "household": "u otce", "since": since}
    assert "nebo bydlí na obou místech" in send(family, "bydleni/", **also)
    assert Stay.objects.count() == len(both)
    assert send(family, "bydleni/", **also, moved="no") == ""
    assert "už v této domácnosti je: Ema" in send(
        family, "bydleni/", people=both[1:], household="U  Matky", since="dnes"
    )
    stay = Stay.objects.get(person=family.people[EVA])
    where = family.url(f"zapis/stay/{stay.pk}/opravit/")
    seen = family.browser.get(where).context["form"]["seen"].value()
    moved = sent | {"until": "včera", "why": "Odstěhování.", "seen": seen}
    assert family.browser.post(where, moved).status_code == 302
    shown = page(family)
    assert "Dříve" in shown
    margin = family.page().replace("\xa0", " ")
    assert "U matky</strong> Ema" in margin
    assert "U otce</strong> Ema" in margin


def test_whoever_moves_leaves_where_they_lived_and_the_history_stays(
    family: Place, today: date
) -> None:
    both, since = [pk(family, EVA), pk(family, EMA)], today - timedelta(days=30)
    sent = {"household": "u matky", "since": since.isoformat()}
    assert send(family, "bydleni/", people=both, **sent) == ""
    form = family.browser.get(family.url("rodina/bydleni/")).content.decode()
    assert "Zapsané je: u matky (Eva, Ema)." in form.replace("\xa0", " ")
    away = {"people": both[1:], "household": "u otce", "moved": "yes"}
    assert "Jinde začali bydlet" in send(family, "bydleni/", **away, since=since.isoformat())
    day = today - timedelta(days=10)
    assert send(family, "bydleni/", **away, since=day.isoformat()) == ""
    stays = Stay.objects.filter(person=family.people[EMA]).order_by("since")
    assert [(one.household, one.until) for one in stays] == [
        ("u matky", day - timedelta(days=1)), ("u otce", None),
    ]  # fmt: skip
    assert Stay.objects.get(person=family.people[EVA]).until is None
    assert stays[0].history.count() == len(both)
    past = {"people": both[:1], "household": "na ubytovně", "until": since.isoformat()}
    long_ago = (since - timedelta(days=9)).isoformat()
    assert send(family, "bydleni/", **past, since=long_ago) == "", (
        "a stay that is over asks nothing"
    )


def test_custody_goes_by_its_starts(family: Place, today: date) -> None:
    eva, jakub, ema = (pk(family, one) for one in (EVA, JAKUB, EMA))
    first, then = today - timedelta(days=300), today - timedelta(days=10)
    sent = {"child": ema, "source": "court", "arrangement": "po týdnu"}
    assert "Vyberte jednoho člověka" in send(
        family, "pece/", **sent, kind="own", carers=[eva, jakub], since=first.isoformat()
    )
    assert send(family, "pece/", **sent, kind="own", carers=[eva], since=first.isoformat()) == ""
    assert "Vyberte oba" in send(
        family, "pece/", **sent, kind="shared", carers=[eva], since=then.isoformat()
    )
    both = {"kind": "shared", "carers": [eva, jakub], "since": then.isoformat()}
    assert send(family, "pece/", **sent, **both) == ""
    assert "Od toho dne už" in send(family, "pece/", **sent, **both)
    rows = family_of(family.case.pk, today).custodies
    assert [holds_now(one, today) for one in rows] == [False, True]
    assert [holds_now(one, then - timedelta(days=1)) for one in rows] == [True, False]
    assert "společná nebo střídavá péče: Eva, Jakub" in page(family)


def test_without_the_later_start_the_earlier_goes_on(family: Place, today: date) -> None:
    for kind, carers, days in (("own", [EVA], 90), ("shared", [EVA, JAKUB], 5)):
        care(
            case_id=family.case.pk,
            what=Care(
                pk(family, EMA), kind, today - timedelta(days=days),
                tuple(pk(family, one) for one in carers),
            ),
            by=family.viewer,
            on=today,
        )  # fmt: skip
    later = Custody.objects.get(kind="shared")
    where = family.url(f"zapis/custody/{later.pk}/zneplatnit/")
    seen = family.browser.get(where).context["form"]["seen"].value()
    assert family.browser.post(where, {"why": "Omyl.", "seen": seen}).status_code == 302
    rows = [one for one in family_of(family.case.pk, today).custodies if holds_now(one, today)]
    assert [one.kind for one in rows] == ["own"]


def test_who_is_of_age_is_in_nobodys_care(family: Place, today: date) -> None:
    what = Care(pk(family, JAKUB), "own", today, (pk(family, EVA),))
    with pytest.raises(Invalid, match="zletilý"):
        care(case_id=family.case.pk, what=what, by=family.viewer, on=today)


def test_nobody_of_another_case_is_related(family: Place, place: MakePlace, today: date) -> None:
    stranger = place("rodinna_poradna").people[0].pk
    for what in (
        Related(stranger, pk(family, EVA), "parent"),
        Related(pk(family, EVA), stranger, "parent"),
    ):
        with pytest.raises(Invalid, match="Vyberte někoho z případu"):
            relate(case_id=family.case.pk, what=what, by=family.viewer, on=today)
    hidden = place("dluhova_poradna").case.pk
    with pytest.raises(NotFound):
        relate(case_id=hidden, what=what, by=family.viewer, on=today)
    assert not Relation.objects.exists()


def test_people_under_a_code_have_relations_too(place: MakePlace, today: date) -> None:
    here = place("kontaktni_centrum", anonymous=True)
    other = register_anonymous(code="JAVOR 77", by=here.viewer, on=today)
    add_person(
        case_id=here.case.pk, person=other, relation="", client=True, by=here.viewer, on=today
    )
    assert send(here, "vztah/", person=here.people[0].pk, other=other.pk, kind="partner") == ""
    assert "JAVOR 77: partneři" in page(here)


def test_where_else_somebody_is_known_only_who_sees_it_is_told(
    family: Place, place: MakePlace, today: date
) -> None:
    other, hidden = place("rodinna_poradna"), place("dluhova_poradna")
    for case, by in ((other.case, other.viewer), (hidden.case, hidden.viewer)):
        add_person(
            case_id=case.pk, person=family.people[EMA], relation="", client=False, by=by, on=today
        )
    for shown in (page(family), family.page()):
        assert "I v jiném případu" in shown.replace("\xa0", " ")
        assert f"/pripady/{other.case.pk}/" in shown
        assert f"/pripady/{hidden.case.pk}/" not in shown
    Exclusion.objects.create(
        account=family.worker, person_id=other.people[0].pk, since=today, reason="x"
    )
    assert "I v jiném případu" not in page(family)
    assert "I v jiném případu" not in family.page()


def test_who_only_reads_adds_nothing(family: Place, worker: Worker, client_of: SignIn) -> None:
    reader = client_of(worker("rodinna_poradna", Role.AUDITOR))
    assert reader.get(family.url("rodina/")).status_code == 200
    assert "Zapsat vztah" not in reader.get(family.url("rodina/")).content.decode()
    for tail in ("vztah/", "bydleni/", "pece/"):
        assert reader.get(family.url(f"rodina/{tail}")).status_code == 403


@pytest.mark.parametrize(
    ("tail", "typed", "sentence"),
    [
        ("vztah/", {"kind": "parent"}, "Vyberte, o koho jde."),
        ("vztah/", {"kind": "kmotr"}, "Vyberte jednu z nabízených možností."),
        ("bydleni/", {"household": "u matky", "since": "dnes"}, "Vyberte někoho z případu."),
        ("bydleni/", {"household": " ", "since": "dnes"}, "Napište, jak domácnosti říkáte"),
        ("bydleni/", {"household": "x", "since": "zítra"}, "teprve přijde"),
        ("pece/", {"kind": "own", "since": "nevím"}, "nerozumíme"),
    ],
)
def test_bad_input(family: Place, tail: str, typed: dict[str, str], sentence: str) -> None:
    assert sentence in send(family, tail, **typed)
    for kept in (Relation, Stay, Custody):
        assert not kept.objects.exists()


def test_somebody_alone_has_no_empty_part(place: MakePlace) -> None:
    here = place("dluhova_poradna")
    assert "Rodina a domácnosti" not in here.page()
    assert case_row(here.viewer, here.case.pk).id
