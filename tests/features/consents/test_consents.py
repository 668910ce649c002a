"""Consents are versions, can be taken back at once, and stay written down."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from opora.access.doors import NotFound
from opora.access.models import Organisation
from opora.access.roles import Role
from opora.cases.models import Case, Participant
from opora.consents.actions import give
from opora.consents.given import ConsentWords
from opora.consents.models import Consent, Withdrawal
from opora.consents.queries import consented, consents, standing_consents
from opora.decisions.actions import set_parameter
from opora.decisions.providers import Facts, Subject, gather
from opora.people.actions import register_named
from tests.features.conftest import SignIn, ViewerOf, Worker
from tests.features.consents.conftest import InCase, Typed, text

Asked = Callable[..., Typed]


def address(case: Case, more: str = "") -> str:
    return f"/pripady/{case.pk}/souhlasy/{more}"


@pytest.mark.parametrize(
    "service", ["nekam_patrit", "rodinna_poradna", "kontaktni_centrum", "dluhova_poradna"]
)
def test_a_consent_is_seen_on_the_case_in_the_course_and_in_print(
    in_case: InCase, consent: Asked, service: str
) -> None:
    case, browser = in_case(service)
    assert browser.post(address(case, "novy/"), consent(case)).status_code == 302
    row = Consent.objects.get()
    assert (row.version, row.scope, row.valid_until) == (1, ["course", "plan"], None)
    for page in (address(case), f"/pripady/{case.pk}/", f"/pripady/{case.pk}/tisk/"):
        assert "ZŠ Na Stráni" in text(browser.get(page))
    assert "Smíte říct škole, jak se nám daří." in text(browser.get(address(case)))


def test_given_anew_to_the_same_it_is_the_next_version(
    in_case: InCase, consent: Asked, today: date
) -> None:
    case, browser = in_case("dluhova_poradna")
    earlier = (today - timedelta(days=30)).isoformat()
    browser.post(address(case, "novy/"), consent(case, given_on=earlier))
    narrower = consent(case, scope=["plan"], recipient=" zš na stráni")
    assert browser.post(address(case, "novy/"), narrower).status_code == 302
    old, new = consents([case.pk])
    assert (old.version, new.version) == (1, 2)
    assert old.state(today) == "replaced"
    assert old.state(today - timedelta(days=1)) == "stands"
    assert standing_consents(case.pk, today) == [new]
    assert "Nahrazený novějším" in text(browser.get(address(case)))


def test_taken_back_it_is_none_from_that_day_on_and_stays_written_down(
    in_case: InCase, consent: Asked, today: date
) -> None:
    case, browser = in_case("dluhova_poradna")
    begun = today - timedelta(days=9)
    browser.post(address(case, "novy/"), consent(case, given_on=begun.isoformat()))
    row = Consent.objects.get()
    page = address(case, f"{row.pk}/odvolat/")
    assert "kdykoli a bez důvodu" in text(browser.get(page))
    typed = {"withdrawn_on": today.isoformat(), "way": "spoken"}
    assert browser.post(page, typed).status_code == 302
    now = consents([case.pk])[0]
    assert now.state(today) == "withdrawn"
    assert now.state(today - timedelta(days=1)) == "stands"
    assert "Odvolaný souhlas" in text(browser.get(f"/pripady/{case.pk}/"))
    assert "Odvolání už je zapsané." in text(browser.post(page, typed))
    assert Withdrawal.objects.count() == 1
    void = f"/pripady/{case.pk}/zapis/withdrawal/{Withdrawal.objects.get().pk}/zneplatnit/"
    assert browser.post(void, {"why": "Odvolal ho někdo jiný."}).status_code == 302
    assert consents([case.pk])[0].state(today) == "stands"


def test_its_last_day_still_holds(in_case: InCase, consent: Asked, today: date) -> None:
    case, browser = in_case("dluhova_poradna")
    browser.post(address(case, "novy/"), consent(case, valid_until=today.isoformat()))
    row = consents([case.pk])[0]
    assert row.state(today) == "stands"
    assert row.state(today + timedelta(days=1)) == "ended"


def test_for_a_child_the_representative_gives_it(
    in_case: InCase, consent: Asked, today: date
) -> None:
    case, browser = in_case("rodinna_poradna", born=date(today.year - 9, 1, 1))
    refused = browser.post(address(case, "novy/"), consent(case))
    assert refused.status_code == 422
    assert "Za nezletilého dává souhlas zástupce." in text(refused)
    typed = consent(case, given_by_name="Jana Šimková", relation="matka")
    assert browser.post(address(case, "novy/"), typed).status_code == 302
    assert "za nezletilého souhlas dává: Jana Šimková (matka)" in text(browser.get(address(case)))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"text": ""}, "Napište, s čím člověk souhlasí."),
        ({"scope": []}, "Vyberte aspoň jednu z možností."),
        ({"scope": ["neznámé"]}, "Vyberte jen z nabízených možností."),
        ({"recipient": " "}, "Napište, komu se údaje smějí sdělit."),
        ({"valid_until": "1. 1. 2020"}, "Souhlas by skončil dřív, než začal."),
        ({"given_on": "1. 1. 2019"}, "Napište den od otevření případu do dneška."),
        ({"person": "999999"}, "Vyberte jednu z nabízených možností."),
    ],
)
def test_what_is_no_consent_is_not_kept(
    in_case: InCase, consent: Asked, wrong: Typed, sentence: str
) -> None:
    case, browser = in_case("dluhova_poradna")
    answer = browser.post(address(case, "novy/"), consent(case, **wrong))
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert not Consent.objects.exists()


def test_a_conference_needs_every_client(
    in_case: InCase, consent: Asked, seen_by: ViewerOf, organisation: Organisation, today: date
) -> None:
    case, browser = in_case("rodinna_poradna")

    def agreed() -> Facts:
        about = Subject(organisation.pk, case.service, case.site, case_id=case.pk)
        return gather(["cooperation_agreed"], [about], today)[0]

    assert agreed() == {"cooperation_agreed": False}
    browser.post(address(case, "novy/"), consent(case, purpose="case_conference"))
    assert agreed() == {"cooperation_agreed": True}
    by = seen_by(case.opened_by)
    other = register_named(given_name="Petr", family_name="Šimek", by=by, on=today)
    Participant.objects.create(case=case, person=other, since=today)
    assert agreed() == {"cooperation_agreed": False}
    row = Consent.objects.get()
    words = ConsentWords(
        person_id=other.pk, text="Ano.", given_on=today, way="spoken", scope=("plan",),
        purpose="case_conference", recipient=row.recipient,
    )  # fmt: skip
    give(case_id=case.pk, words=words, by=by, on=today)
    assert consented([case.pk], "case_conference", today) == {case.pk: True}


@pytest.mark.rule("S2.consent_ends")
def test_an_ending_consent_is_brought_up_as_long_ahead_as_the_organisation_says(
    in_case: InCase,
    consent: Asked,
    worker: Worker,
    seen_by: ViewerOf,
    today: date,
) -> None:
    case, browser = in_case("dluhova_poradna")
    last = today + timedelta(days=5)
    browser.post(address(case, "novy/"), consent(case, valid_until=last.isoformat()))
    title = "Domluvit, co po konci souhlasu"
    assert title not in text(browser.get(f"/pripady/{case.pk}/"))
    head = seen_by(worker("dluhova_poradna", Role.HEAD))

    def ahead(days: int) -> None:
        set_parameter(
            service=case.service, name="consent_days_before", value=days, by=head, on=today
        )

    ahead(4)
    assert title not in text(browser.get(f"/pripady/{case.pk}/"))
    ahead(5)
    assert title in text(browser.get(f"/pripady/{case.pk}/"))
    row = Consent.objects.get()
    typed = {"withdrawn_on": today.isoformat(), "way": "spoken"}
    browser.post(address(case, f"{row.pk}/odvolat/"), typed)
    assert title not in text(browser.get(f"/pripady/{case.pk}/"))


def test_consents_given_with_other_steps_are_seen_in_the_same_place(
    in_case: InCase, today: date
) -> None:
    case, browser = in_case("rodinna_poradna")
    said = {"consent": "yes", "way": "phone", "on": today.isoformat()}
    assert browser.post(f"/pripady/{case.pk}/souhlas/", said).status_code == 302
    assert "Vyslovený souhlas platí." in text(browser.get(address(case)))
    browser.post(f"/pripady/{case.pk}/souhlas/", said | {"consent": "no"})
    assert "Vyslovený souhlas není nebo je odvolaný." in text(browser.get(address(case)))


def test_a_consent_is_corrected_and_made_void(in_case: InCase, consent: Asked) -> None:
    case, browser = in_case("dluhova_poradna")
    browser.post(address(case, "novy/"), consent(case))
    row = Consent.objects.get()
    where = f"/pripady/{case.pk}/zapis/consent/{row.pk}/"
    assert browser.get(where + "opravit/").status_code == 200
    mended = consent(case, recipient="ZŠ Za Vodou", why="Překlep.")
    assert browser.post(where + "opravit/", mended).status_code == 302
    assert "ZŠ Na Stráni" in text(browser.get(where))
    assert browser.post(where + "zneplatnit/", {"why": "Omyl."}).status_code == 302
    assert consents([case.pk])[0].void_reason == "Omyl."


def test_whoever_does_not_see_the_case_can_give_nothing(
    in_case: InCase, consent: Asked, worker: Worker, client_of: SignIn, seen_by: ViewerOf
) -> None:
    case, _browser = in_case("dluhova_poradna")
    stranger = worker("rodinna_poradna")
    answer = client_of(stranger).post(address(case, "novy/"), consent(case))
    assert answer.status_code == 404
    words = ConsentWords(
        person_id=case.participants.get().person_id, text="Ano.", given_on=case.opened_on,
        way="spoken", scope=("plan",), purpose="other", recipient="škola",
    )  # fmt: skip
    with pytest.raises(NotFound):
        give(case_id=case.pk, words=words, by=seen_by(stranger), on=case.opened_on)
