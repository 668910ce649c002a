"""Rules that an action asks and that can't stop it there: by rule and action, with the reason."""

_OUTINGS = ("acts.record_outing", "acts.correct_outing", "acts.record_walk_in")
_ELSEWHERE = (
    *("A2.length", "A3.service", "A4.assistant", "A5.goal", "A5.hours", "A6.home"),
    *("A6.home_reason", "B10", "B11.order", "B15.consent", "B19.left_out", "B22.invitation"),
    *("D5.agreement", "D7.at_once", "D8.at_once", "D9.clients", "D9.condition", "D9.unlisted"),
    "E8.present",
)
_VISITS = ("appointments.plan_visit", "appointments.change_visit")
_OF_CASES = (
    *("A2.length", "A4.assistant", "A5.goal", "A6.home", "A6.home_reason", "B10", "B11.order"),
    *("B19.left_out", "B9", "C2"),
)
_GROUNDS = (
    *("C2", "D6.target_group", "D7.agreements", "D8.agreements", "E1.age", "E1.debts"),
    *("E1.exclusion", "E2"),
)
_NO_FIELD = "its screen says nothing of it: what is missing is asked for at the act itself"
_GUESTS = "who was there from outside is said at the act itself"
_ONE = "two at once can't be told: the day of a handover stays between the others"

NOT_THERE: dict[tuple[str, str], str] = {
    **{
        (rule, code): "its service has nobody without a case"
        for rule in _ELSEWHERE
        for code in _OUTINGS
        if (rule, code) != ("B22.invitation", "acts.record_walk_in")
    },
    **{(rule, "intake.refuse"): "its no is what lets a refusal through" for rule in _GROUNDS},
    **{(rule, code): "what it looks at, only a case has" for rule in _OF_CASES for code in _VISITS},
    **{("E8.present", code): "whoever is expected comes themselves" for code in _VISITS},
    ("C2", "intake.correct_outcome"): "the same; nobody is accepted by this rule",
    ("B22.invitation", "acts.record_day"): _GUESTS,
    ("B22.invitation", "acts.record_group"): _GUESTS,
    ("B19.left_out", "acts.record_day"): "rows name no colleagues",
    ("D9.condition", "acts.record_day"): _NO_FIELD,
    ("D9.condition", "acts.record_group"): _NO_FIELD,
    ("D9.unlisted", "acts.record_day"): _NO_FIELD,
    ("D9.unlisted", "acts.record_group"): _NO_FIELD,
    ("E8.present", "acts.record_group"): "whoever is ticked off was there",
    ("A4.one_key_worker", "cases.correct_key_worker"): _ONE,
    ("B8", "cases.correct_key_worker"): _ONE,
}
