"""Verdicts: questions, rules asked alone, versions, lifting, silence, what comes along."""

from dataclasses import replace
from datetime import date

import pytest

from opora.rules.answers import Answer, Liftable
from opora.rules.days import Period
from opora.rules.decide import Rulebook, UnknownAsk, decide
from opora.rules.kinds import Age, Contents, Deadline, Validity
from opora.rules.kinds.expression import Expression, ExpressionError
from opora.rules.rule import Effect, LooksAt, Rule
from opora.rules.situation import Test as Check
from opora.rules.texts import Text
from opora.rules.verdict import Verdict
from tests.rules.books import BOOK, DAYS, FACTS, rule

ON = date(2026, 11, 20)


def ask(
    name: str, *, book: Rulebook = BOOK, on: date = ON, why: str = "", **facts: object
) -> Verdict:
    return decide(book, name, facts, on, justification=why)


def book(*rules: Rule) -> Rulebook:
    return Rulebook("sample", "1", rules, FACTS, DAYS)


def test_a_no_comes_with_what_is_possible_instead() -> None:
    verdict = ask("X1", act="exchange", age=14, uses=True, crisis=False)
    assert (verdict.answer, verdict.instead) == (Answer.NO, ("talk",))
    assert verdict.liftable is Liftable.NEVER


def test_a_rule_that_does_not_apply_asks_for_nothing() -> None:
    assert ask("X1", act="talk").answer is Answer.YES


def test_one_no_is_enough_whatever_else_is_unknown() -> None:
    verdict = ask("X1", act="exchange", uses=False, crisis=False)
    assert verdict.answer is Answer.NO


def test_silence_is_no_refusal() -> None:
    verdict = ask("X1", act="exchange", age=14, uses=True, crisis=True)
    assert (verdict.answer, verdict.silent) == (Answer.UNKNOWN, True)
    assert ask("X1", act="exchange", age=20, uses=True, crisis=True).answer is Answer.YES


def test_the_scope_counts_in_a_question_only() -> None:
    assert ask("X2", running=20, site="litvinov").answer is Answer.NO
    scoped = book(BOOK.rules[1])
    assert ask("may_accept", book=scoped, running=20, site="litvinov").answer is Answer.YES
    assert ask("may_accept", book=scoped, running=20, site="most").answer is Answer.NO


def test_a_rule_that_does_not_apply_claims_nothing() -> None:
    claims = replace(BOOK.rules[1], yes=Text("V Mostě je volno.", "There is room."))
    elsewhere = ask("may_accept", book=book(claims), running=2, site="litvinov").reasons[0]
    assert (elsewhere.answer, elsewhere.applies) == (Answer.YES, False)
    assert elsewhere.text.cs == "X2."
    here = ask("may_accept", book=book(claims), running=2, site="most").reasons[0]
    assert (here.applies, here.text.cs) == (True, "V Mostě je volno.")


@pytest.mark.parametrize(("why", "answer"), [("", "no"), ("  ", "no"), ("Je to nutné.", "yes")])
def test_a_written_reason_lifts_what_may_be_lifted(why: str, answer: str) -> None:
    verdict = ask("X3", why=why, needs=[])
    assert verdict.answer == answer
    assert verdict.reasons[0].justification == why.strip()


def test_a_written_reason_lifts_nothing_else() -> None:
    assert ask("X4", why="Přesto.", needs=["c"]).answer is Answer.NO
    late = ask("X5", why="Přesto.", act="talk", starts_at="2026-11-20T16:30", minutes=60)
    assert (late.answer, late.liftable) == (Answer.NO, Liftable.HEAD)


def test_the_strictest_decides_who_may_lift() -> None:
    both = book(BOOK.rules[2], BOOK.rules[3])
    assert ask("may_accept", book=both, needs=["c"]).liftable is Liftable.NEVER


@pytest.mark.parametrize(
    ("starts_at", "minutes", "answer"),
    [
        ("2026-11-20T16:00", 60, "yes"),
        ("2026-11-20T16:01", 60, "no"),
        ("2026-11-20T08:59", 30, "no"),
        ("2026-11-17T10:00", 60, "no"),
        ("2026-11-21T10:00", 60, "no"),
        ("2026-11-20T10:00", None, "unknown"),
        ("2026-11-20T17:00", None, "no"),
    ],
)
def test_hours_bind_the_whole_act(starts_at: str, minutes: int | None, answer: str) -> None:
    assert ask("X5", act="talk", starts_at=starts_at, minutes=minutes).answer == answer


@pytest.mark.parametrize(
    ("starts_at", "minutes", "cs", "en"),
    [
        ("2026-11-17T10:00", 60, "17. 11. 2026 je svátek (Den naděje).", "holiday (Day of Hope)."),
        ("2026-11-21T10:00", 60, "21. 11. 2026 je sobota.", "21 November 2026 is a Saturday."),
        ("2026-11-20T16:30", 60, "Úkon od 16:30 do 17:30", "An act from 16:30 to 17:30"),
        ("2026-11-20T18:00", None, "Začátek v 18:00 je mimo hodiny.", "A start at 18:00"),
    ],
)
def test_a_refusal_says_what_is_in_the_way(
    starts_at: str, minutes: int | None, cs: str, en: str
) -> None:
    hours = replace(BOOK.rules[4], no=Text("{closed} Volno je jindy.", "{closed} Later."))
    named = replace(DAYS, name_of_holiday=lambda day: Text("Den naděje", "Day of Hope"))
    told = replace(book(hours), days=named)
    text = ask("X5", book=told, act="talk", starts_at=starts_at, minutes=minutes).reasons[0].text
    assert cs in text.cs.replace("\xa0", " ")
    assert en in text.en.replace("\xa0", " ")


def test_a_holiday_without_a_name_is_still_a_holiday() -> None:
    hours = replace(BOOK.rules[4], no=Text("{closed}", "{closed}"))
    verdict = ask("X5", book=book(hours), act="talk", starts_at="2026-11-17T10:00", minutes=60)
    assert verdict.reasons[0].text.cs.replace("\xa0", " ") == "17. 11. 2026 je svátek."


def test_a_refusal_names_only_what_is_missing() -> None:
    parts = (Check("needs", includes=("a", "b", "c")),)
    whole = rule("X3", Effect.FORBID, Contents(parts), no=Text("Chybí: {lacking}.", "{lacking}"))
    verdict = ask("X3", book=book(whole), needs=["b"])
    assert verdict.reasons[0].text.cs == "Chybí: a, c."


def test_grounds_of_refusal_lean_on_the_rules_own_no() -> None:
    assert ask("may_refuse", ground="full", running=20, site="most").answer is Answer.YES
    assert ask("may_refuse", ground="full", running=19, site="most").answer is Answer.NO
    unknown = ask("may_refuse", ground="full", site="most")
    assert unknown.missing == ("running",)
    assert ask("may_refuse", ground="other", uses=False).answer is Answer.YES


def test_a_ground_without_its_rule_is_unknown() -> None:
    verdict = ask("may_refuse", book=BOOK.without("X2"), ground="full")
    assert (verdict.answer, verdict.silent) == (Answer.UNKNOWN, True)


def test_a_ground_that_leans_on_silence_is_silent() -> None:
    verdict = ask("may_refuse", ground="group", act="exchange", age=10, uses=True, crisis=True)
    assert (verdict.answer, verdict.missing, verdict.silent) == (Answer.UNKNOWN, (), True)


def test_days_and_silence() -> None:
    assert ask("complaint_due", received_on="2026-12-15").day == date(2027, 1, 15)
    assert ask("notice_ends", ground="group", received_on="2026-12-22").silent
    assert ask("plan_due").silent, "no rule of this service gives the day"


def test_one_of_several_days_is_enough() -> None:
    idle = rule("Y1", Effect.DAY, Deadline("broken_on", Period(days=1)), at=("complaint_due",),
                when=(Check("act", is_="talk"),))  # fmt: skip
    several = book(BOOK.rules[7], idle)
    verdict = ask("complaint_due", book=several, act="exchange", received_on="2026-12-15")
    assert (verdict.answer, verdict.day) == (Answer.YES, date(2027, 1, 15))


def test_what_is_kept_comes_along() -> None:
    verdict = ask("may_accept")
    assert [one.rule for one in verdict.also] == ["X11"]
    assert ask("X11").answer is Answer.YES


@pytest.mark.parametrize(("on", "answer"), [("2026-11-21", "yes"), ("2026-11-22", "no")])
def test_the_last_day_is_inside(on: str, answer: str) -> None:
    verdict = ask("X7", on=date.fromisoformat(on), received_on="2024-11-21")
    assert verdict.answer == answer
    assert verdict.day == date(2026, 11, 21)


def test_a_length_that_the_organisation_has_not_set() -> None:
    lasting = book(rule("Y1", Effect.FORBID, Validity("received_on", Period(parameter="n"))))
    assert ask("Y1", book=lasting, received_on="2026-11-01").silent


def versions(looks_at: LooksAt) -> Rulebook:
    old = rule("Y1", Effect.FORBID, Age((Check("age", at_least=15),)), looks_at=looks_at)
    new = replace(old, kind=Age((Check("age", at_least=18),)), effective_from=date(2026, 6, 1))
    return book(new, old)


def test_the_version_of_the_day_counts() -> None:
    changed = versions(LooksAt.STEP)
    assert ask("Y1", book=changed, on=date(2026, 5, 31), age=16).answer is Answer.YES
    assert ask("Y1", book=changed, on=date(2026, 6, 1), age=16).answer is Answer.NO
    before = ask("Y1", book=changed, on=date(2019, 12, 31), age=16)
    assert before.silent


def test_a_taken_out_rule_is_gone_with_its_parts() -> None:
    parts = book(rule("Y1.a", Effect.FORBID, Age(())), rule("Y1.b", Effect.FORBID, Age(())))
    assert len(parts.asked("Y1")) == 2
    assert parts.without("Y1").rules == ()
    with pytest.raises(UnknownAsk, match="nezná otázku ani pravidlo 'Y1'"):
        parts.without("Y1").asked("Y1")


def test_expressions_name_every_unknown_fact() -> None:
    assert ask("X13").missing == ("age", "running", "uses")
    assert ask("X13", age=18).answer is Answer.YES
    assert ask("X13", age=17, uses=False).answer is Answer.NO


def test_a_ground_that_does_not_hold_says_what_it_leans_on() -> None:
    """The numbers of the place alone; nothing where tests decide, or where it is said beside it."""
    room = replace(BOOK.rules[1], yes=Text("Obsazeno {running}.", "Taken {running}."))
    no = Text("Neplatí. {because}", "Does not hold. {because}")
    refusal = replace(next(one for one in BOOK.rules if one.id == "X12"), no=no)

    def said(ground: str, *, at: tuple[str, ...] = ("may_accept",), site: str = "most") -> str:
        rules = book(BOOK.rules[0], replace(room, at=at), refusal)
        known = {"ground": ground, "site": site, "running": 3, "uses": True, "act": "talk"}
        return decide(rules, "may_refuse", known, ON).reasons[-1].text.cs

    assert said("full") == "Neplatí. Obsazeno 3."
    assert said("full", site="litvinov") == "Neplatí."
    assert said("full", at=("may_refuse",)) == "Neplatí."
    assert said("other") == "Neplatí."


@pytest.mark.parametrize("source", ["age >", "nothing == 1", "age == 'x'", "age + 1"])
def test_an_expression_is_checked_before_it_is_used(source: str) -> None:
    types = tuple((name, one.type) for name, one in FACTS.items())
    with pytest.raises(ExpressionError):
        Expression(source, types).check()
