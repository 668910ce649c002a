"""How stories begin: the first contact, and the people of the family."""

from datetime import date
from typing import Any

from opora.access.actions import exclude
from opora.cases.actions import add_person
from opora.demo.told import Telling
from opora.intake.actions import take_contact
from opora.intake.given import Reach, Talk, Who
from opora.people.actions import register_named
from opora.people.birth import Birth, completed_years
from opora.rules.facts import Span

ADULT = 18


def begin(telling: Telling) -> None:
    """The first contact opens the file; the others of the family are added."""
    story = telling.story
    days_ago, way = story.told["contact"]
    on, by = telling.day(days_ago), telling.workers[story.takes]
    reason = story.word("reason")
    lifting: dict[str, Any] = {"justification": reason} if reason else {}
    case = take_contact(
        service=story.service,
        site=story.site,
        who=_who(telling),
        reach=_reach(telling),
        talk=_talk(telling, way),
        by=by,
        on=on,
        **lifting,
    )
    telling.case_id = case.pk
    first = case.participants.order_by("pk").first()
    assert first is not None
    telling.first_person_id = first.person_id
    telling.diary.cases[story.service, story.word("name")] = case.pk
    if "left_out" in story.told:
        exclude(
            account_id=telling.workers[story.word("left_out")].account_id,
            person_id=telling.first_person_id,
            reason=story.word("left_out_reason"),
            by=by,
            on=on,
        )
    _add_family(telling, on)


def _who(telling: Telling) -> Who:
    told = telling.story.told
    if told.get("again"):
        return Who(returning=telling.diary.cases[telling.story.service, str(told["name"])])
    given, _space, family = str(told.get("name", "")).rpartition(" ")
    birth: Birth | None = None
    if "born" in told:
        birth = Birth.on(told["born"])
    elif "year" in told:
        birth = Birth.in_year(told["year"])
    age = told.get("age")
    return Who(
        anonymous="code" in told,
        code=str(told.get("code", "")),
        given_name=given,
        family_name=family,
        family_title=str(told.get("family", "")),
        birth=birth,
        age=Span(age, age) if age is not None else None,
        someone_new=bool(told.get("someone_new")),
    )


def _reach(telling: Telling) -> Reach:
    story = telling.story
    return Reach(
        phone=story.word("phone"),
        email=story.word("email"),
        when=story.word("when"),
        message=story.told.get("message"),
        caller_name=story.word("caller"),
    )


def _talk(telling: Telling, way: str) -> Talk:
    story = telling.story
    return Talk(
        way=way,
        request=story.word("request"),
        danger=False,
        area=story.word("area"),
        referrer=story.word("referrer"),
        target_group=story.word("group"),
        next_step=story.word("next"),
        informed=True,
    )


def _add_family(telling: Telling, on: date) -> None:
    by = telling.workers[telling.story.works]
    for one in telling.story.also:
        person = register_named(
            given_name=one.given_name,
            family_name=one.family_name,
            birth=Birth.on(one.born),
            by=by,
            on=on,
        )
        add_person(
            case_id=telling.case_id, person=person, relation=one.relation, client=True, by=by, on=on
        )
        if completed_years(one.born, telling.today) < ADULT:
            telling.minors.append(person.pk)
