"""What an event of the chain is called on the trace of a case.

Every action and every page that writes a look has its words here; a test goes over all of them.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

STEPS: dict[str, Promise] = {
    "access.exclude": gettext_lazy("vyloučení pracovníka"),
    "access.end_exclusion": gettext_lazy("konec vyloučení pracovníka"),
    "access.grant": gettext_lazy("půjčení případu"),
    "access.profile": gettext_lazy("změna účtu a vzhledu"),
    "acts.assess_departure": gettext_lazy("posouzení zápisu mimo pravidla"),
    "acts.correct": gettext_lazy("oprava úkonu"),
    "acts.record": gettext_lazy("zápis úkonu"),
    "acts.record_day": gettext_lazy("zápis úkonů za celý den"),
    "acts.void": gettext_lazy("zneplatnění úkonu"),
    "agreements.close_expired": gettext_lazy("zápis, že smlouva doběhla"),
    "agreements.conclude": gettext_lazy("uzavření smlouvy"),
    "agreements.correct": gettext_lazy("oprava smlouvy"),
    "agreements.keep_breach": gettext_lazy("konec smlouvy pro porušení"),
    "agreements.leave": gettext_lazy("konec smlouvy z rozhodnutí klienta"),
    "agreements.void": gettext_lazy("zneplatnění smlouvy"),
    "agreements.correct_ending": gettext_lazy("oprava konce smlouvy"),
    "agreements.void_ending": gettext_lazy("zneplatnění konce smlouvy"),
    "appointments.book": gettext_lazy("naplánování schůzky"),
    "appointments.cancel": gettext_lazy("zrušení schůzky"),
    "appointments.correct": gettext_lazy("změna schůzky"),
    "appointments.correct_cancel": gettext_lazy("oprava zrušení schůzky"),
    "appointments.correct_review": gettext_lazy("oprava přehodnocení spolupráce"),
    "appointments.give_back": gettext_lazy("návrat schůzky k zápisu"),
    "appointments.void_cancel": gettext_lazy("zneplatnění zrušení schůzky"),
    "appointments.void_review": gettext_lazy("zneplatnění přehodnocení spolupráce"),
    "appointments.hold": gettext_lazy("zápis, že schůzka proběhla"),
    "appointments.review": gettext_lazy("přehodnocení spolupráce"),
    "cases.add_new_person": gettext_lazy("přidání nového člověka"),
    "cases.add_person": gettext_lazy("přidání člověka"),
    "cases.agree_way": gettext_lazy("domluva, jak se ozvat"),
    "cases.correct_way": gettext_lazy("oprava domluvy, jak se ozvat"),
    "cases.void_way": gettext_lazy("zneplatnění domluvy, jak se ozvat"),
    "cases.assign_key_worker": gettext_lazy("určení, kdo případ vede"),
    "cases.correct_key_worker": gettext_lazy("oprava, kdo případ vede"),
    "cases.void_case": gettext_lazy("zneplatnění celého případu"),
    "cases.void_key_worker": gettext_lazy("zneplatnění předání případu"),
    "cases.correct_person": gettext_lazy("oprava údajů o člověku"),
    "cases.hand_over": gettext_lazy("předání kroku k rozhodnutí"),
    "cases.leave_out": gettext_lazy("domluva pracovat bez jednoho z nás"),
    "cases.let_back": gettext_lazy("konec domluvy pracovat bez jednoho z nás"),
    "cases.open": gettext_lazy("otevření případu"),
    "cases.permit": gettext_lazy("povolení kroku"),
    "cases.put_handover_aside": gettext_lazy("založení předaného kroku"),
    "cases.refuse_permission": gettext_lazy("nepovolení kroku"),
    "cases.start_programme": gettext_lazy("zahájení programu"),
    "intake.mend_answers": gettext_lazy("oprava odpovědí na otázky pravidel"),
    "decisions.answer": gettext_lazy("odpověď na otázku pravidel"),
    "decisions.postpone": gettext_lazy("odložení termínu"),
    "decisions.set_parameter": gettext_lazy("nastavení čísla organizace"),
    "cases.correct_programme": gettext_lazy("oprava nebo konec programu"),
    "cases.end_participation": gettext_lazy("konec účasti člověka v případu"),
    "cases.resume_participation": gettext_lazy("návrat člověka do případu"),
    "cases.void_programme": gettext_lazy("zneplatnění programu"),
    "decisions.settle_reading": gettext_lazy(
        "rozhodnutí o otázce, kterou texty nechávají otevřenou"
    ),
    "intake.accept": gettext_lazy("přijetí zájemce"),
    "intake.ask_consent": gettext_lazy("zápis souhlasu se zpracováním údajů"),
    "intake.assess": gettext_lazy("posouzení případu"),
    "intake.correct_assessment": gettext_lazy("oprava posouzení případu"),
    "intake.correct_contact": gettext_lazy("oprava kontaktu"),
    "intake.correct_informed": gettext_lazy("oprava seznámení se službou"),
    "intake.correct_intro": gettext_lazy("oprava úvodní konzultace"),
    "intake.correct_outcome": gettext_lazy("oprava závěru o zájemci"),
    "intake.fill_card": gettext_lazy("zápis kontaktní karty"),
    "intake.hold_intro": gettext_lazy("úvodní konzultace"),
    "intake.inform": gettext_lazy("seznámení se službou"),
    "intake.note_contact": gettext_lazy("zápis kontaktu nebo poznámky"),
    "intake.put_on_waiting_list": gettext_lazy("zařazení do pořadníku"),
    "intake.refer": gettext_lazy("předání jinam"),
    "intake.close_one_off": gettext_lazy("konec po jednorázovém kontaktu"),
    "intake.take_one_off": gettext_lazy("jednorázový kontakt"),
    "intake.refuse": gettext_lazy("odmítnutí zájemce"),
    "intake.withdraw": gettext_lazy("konec žádosti, zájemce nepokračuje"),
    "intake.take_contact": gettext_lazy("zápis prvního kontaktu"),
    "intake.void_informed": gettext_lazy("zneplatnění seznámení se službou"),
    "intake.void_intro": gettext_lazy("zneplatnění úvodní konzultace"),
    "intake.void_assessment": gettext_lazy("zneplatnění posouzení případu"),
    "intake.void_outcome": gettext_lazy("zneplatnění závěru o zájemci"),
    "intake.void_contact": gettext_lazy("zneplatnění kontaktu"),
    "people.code": gettext_lazy("zápis člověka pod kódem"),
    "people.correct": gettext_lazy("oprava údajů o člověku"),
    "people.name": gettext_lazy("zápis člověka se jménem"),
    "plans.add_goal": gettext_lazy("přidání cíle"),
    "plans.add_step": gettext_lazy("přidání kroku plánu"),
    "plans.correct_goal": gettext_lazy("oprava cíle"),
    "plans.correct_step": gettext_lazy("oprava kroku plánu"),
    "plans.finish_step": gettext_lazy("hotový krok plánu"),
    "plans.need_none": gettext_lazy("rozhodnutí plán zatím nepsat"),
    "plans.revise": gettext_lazy("revize plánu"),
    "plans.correct_no_plan": gettext_lazy("oprava rozhodnutí plán zatím nepsat"),
    "plans.correct_plan": gettext_lazy("oprava plánu"),
    "plans.correct_revision": gettext_lazy("oprava revize plánu"),
    "plans.void_goal": gettext_lazy("zneplatnění cíle"),
    "plans.void_no_plan": gettext_lazy("zneplatnění rozhodnutí plán zatím nepsat"),
    "plans.void_plan": gettext_lazy("zneplatnění celého plánu"),
    "plans.void_revision": gettext_lazy("zneplatnění revize plánu"),
    "plans.void_step": gettext_lazy("zneplatnění kroku plánu"),
    "plans.write": gettext_lazy("zápis plánu"),
    "step.refused": gettext_lazy("krok, který pravidla nepustila"),
}
"""Every action by its code, and the step that the rules refused."""

LOOKS: dict[str, Promise] = {
    "act": gettext_lazy("nahlédnutí do zápisu úkonu"),
    "agreement": gettext_lazy("nahlédnutí do smlouvy"),
    "case": gettext_lazy("nahlédnutí do případu"),
    "cases": gettext_lazy("případ v seznamu případů"),
    "day": gettext_lazy("případ v úkonech celého dne"),
    "exchange": gettext_lazy("nahlédnutí do výměny"),
    "letter": gettext_lazy("nahlédnutí do dopisu o odmítnutí"),
    "my_day": gettext_lazy("případ na stránce Můj den"),
    "plan": gettext_lazy("nahlédnutí do plánu"),
    "print": gettext_lazy("tisk celého případu"),
    "record": gettext_lazy("nahlédnutí do zápisu a jeho oprav"),
    "reports": gettext_lazy("nahlédnutí do přehledů"),
    "occupancy": gettext_lazy("nahlédnutí do obsazenosti"),
    "search": gettext_lazy("případ ve výsledcích hledání"),
    "team": gettext_lazy("případ v tom, co čeká v týmu"),
    "trace": gettext_lazy("nahlédnutí do historie případu"),
    "void_cases": gettext_lazy("případ mezi zneplatněnými"),
    "why": gettext_lazy("nahlédnutí do důvodů rozhodnutí"),
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
