"""What an event of the chain is called on the trace of a case.

Every action and every page that writes a look has its words here; a test goes over all of them.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

STEPS: dict[str, Promise] = {
    "access.exclude": lazy("vyloučení pracovníka"),
    "access.grant": lazy("půjčení případu"),
    "access.profile": lazy("změna účtu a vzhledu"),
    "acts.assess_departure": lazy("posouzení zápisu mimo pravidla"),
    "acts.correct": lazy("oprava úkonu"),
    "acts.record": lazy("zápis úkonu"),
    "acts.record_day": lazy("zápis úkonů za celý den"),
    "acts.void": lazy("zneplatnění úkonu"),
    "agreements.close_expired": lazy("zápis, že smlouva doběhla"),
    "agreements.conclude": lazy("uzavření smlouvy"),
    "agreements.correct": lazy("oprava smlouvy"),
    "agreements.keep_breach": lazy("konec smlouvy pro porušení"),
    "agreements.leave": lazy("konec smlouvy z rozhodnutí klienta"),
    "agreements.void": lazy("zneplatnění smlouvy"),
    "agreements.void_ending": lazy("zneplatnění konce smlouvy"),
    "appointments.book": lazy("naplánování schůzky"),
    "appointments.cancel": lazy("zrušení schůzky"),
    "appointments.hold": lazy("zápis, že schůzka proběhla"),
    "appointments.review": lazy("přehodnocení spolupráce"),
    "cases.add_new_person": lazy("přidání nového člověka"),
    "cases.add_person": lazy("přidání člověka"),
    "cases.agree_way": lazy("domluva, jak se ozvat"),
    "cases.assign_key_worker": lazy("určení, kdo případ vede"),
    "cases.correct_person": lazy("oprava údajů o člověku"),
    "cases.hand_over": lazy("předání kroku k rozhodnutí"),
    "cases.leave_out": lazy("domluva pracovat bez jednoho z nás"),
    "cases.open": lazy("otevření případu"),
    "cases.permit": lazy("povolení kroku"),
    "cases.put_handover_aside": lazy("založení předaného kroku"),
    "cases.refuse_permission": lazy("nepovolení kroku"),
    "cases.start_programme": lazy("zahájení programu"),
    "decisions.answer": lazy("odpověď na otázku pravidel"),
    "decisions.postpone": lazy("odložení termínu"),
    "decisions.set_parameter": lazy("nastavení čísla organizace"),
    "cases.correct_programme": lazy("oprava nebo konec programu"),
    "cases.end_participation": lazy("konec účasti člověka v případu"),
    "cases.resume_participation": lazy("návrat člověka do případu"),
    "cases.void_programme": lazy("zneplatnění programu"),
    "decisions.settle_reading": lazy("rozhodnutí o otázce, kterou texty nechávají otevřenou"),
    "intake.accept": lazy("přijetí zájemce"),
    "intake.ask_consent": lazy("zápis souhlasu se zpracováním údajů"),
    "intake.assess": lazy("posouzení případu"),
    "intake.correct_assessment": lazy("oprava posouzení případu"),
    "intake.correct_contact": lazy("oprava kontaktu"),
    "intake.correct_informed": lazy("oprava seznámení se službou"),
    "intake.correct_intro": lazy("oprava úvodní konzultace"),
    "intake.correct_outcome": lazy("oprava závěru o zájemci"),
    "intake.fill_card": lazy("zápis kontaktní karty"),
    "intake.hold_intro": lazy("úvodní konzultace"),
    "intake.inform": lazy("seznámení se službou"),
    "intake.note_contact": lazy("zápis kontaktu nebo poznámky"),
    "intake.put_on_waiting_list": lazy("zařazení do pořadníku"),
    "intake.refer": lazy("předání jinam"),
    "intake.close_one_off": lazy("konec po jednorázovém kontaktu"),
    "intake.take_one_off": lazy("jednorázový kontakt"),
    "intake.refuse": lazy("odmítnutí zájemce"),
    "intake.take_contact": lazy("zápis prvního kontaktu"),
    "intake.void_informed": lazy("zneplatnění seznámení se službou"),
    "intake.void_step": lazy("zneplatnění kroku před smlouvou"),
    "intake.void_contact": lazy("zneplatnění kontaktu"),
    "people.code": lazy("zápis člověka pod kódem"),
    "people.correct": lazy("oprava údajů o člověku"),
    "people.name": lazy("zápis člověka se jménem"),
    "plans.add_goal": lazy("přidání cíle"),
    "plans.add_step": lazy("přidání kroku plánu"),
    "plans.correct_goal": lazy("oprava cíle"),
    "plans.correct_step": lazy("oprava kroku plánu"),
    "plans.finish_step": lazy("hotový krok plánu"),
    "plans.need_none": lazy("rozhodnutí plán zatím nepsat"),
    "plans.revise": lazy("revize plánu"),
    "plans.void": lazy("zneplatnění zápisu v plánu"),
    "plans.write": lazy("zápis plánu"),
    "step.refused": lazy("krok, který pravidla nepustila"),
}
"""Every action by its code, and the step that the rules refused."""

LOOKS: dict[str, Promise] = {
    "act": lazy("nahlédnutí do zápisu úkonu"),
    "agreement": lazy("nahlédnutí do smlouvy"),
    "case": lazy("nahlédnutí do případu"),
    "cases": lazy("případ v seznamu případů"),
    "day": lazy("případ v úkonech celého dne"),
    "exchange": lazy("nahlédnutí do výměny"),
    "letter": lazy("nahlédnutí do dopisu o odmítnutí"),
    "my_day": lazy("případ na stránce Můj den"),
    "plan": lazy("nahlédnutí do plánu"),
    "print": lazy("tisk celého případu"),
    "record": lazy("nahlédnutí do zápisu a jeho oprav"),
    "reports": lazy("nahlédnutí do přehledů"),
    "search": lazy("případ ve výsledcích hledání"),
    "team": lazy("případ v tom, co čeká v týmu"),
    "trace": lazy("nahlédnutí do historie případu"),
    "why": lazy("nahlédnutí do důvodů rozhodnutí"),
}
"""Every page that writes a look, by its name; a form goes by the code of its action."""


def event_words(code: str) -> str:
    """An event in words; a code that only older records have is called by its kind."""
    if not code.startswith("look."):
        return str(STEPS.get(code, _("zápis")))
    page = code.removeprefix("look.")
    if page in STEPS:
        return _("otevření formuláře: %(step)s") % {"step": STEPS[page]}
    return str(LOOKS.get(page, _("nahlédnutí")))
