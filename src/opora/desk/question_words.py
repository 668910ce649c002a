"""What was asked of the rules, named as the step is named on its screen."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from opora.cases.agreement_words import agreement_title
from opora.catalog.service import Service

STEPS: dict[str, Promise] = {
    "may_open_case": _("Vidět případ"),
    "may_take_contact": _("Přijmout první kontakt"),
    "may_hold_intro": _("Vést úvodní konzultaci"),
    "may_assess": _("Posoudit případ"),
    "may_accept": _("Přijmout"),
    "may_be_next": _("Přijmout na volné místo"),
    "may_put_on_waiting_list": _("Zapsat do pořadníku"),
    "may_refuse": _("Odmítnout"),
    "may_refer": _("Pomoci s cestou do jiné služby"),
    "may_close_one_off": _("Ukončit jako jednorázový kontakt"),
    "may_end_agreement": _("Ukončit smlouvu"),
    "may_leave": _("Konec ze strany klienta"),
    "may_give_notice": _("Dát výpověď"),
    "notice_ends": _("Určit poslední den po výpovědi"),
    "may_assign_key_worker": _("Určit klíčového pracovníka"),
    "may_start_programme": _("Zahájit program"),
    "may_write_plan": _("Domluvit plán"),
    "may_book": _("Naplánovat schůzku"),
    "may_record_act": _("Zapsat úkon"),
    "may_involve": _("Přizvat ke spolupráci"),
    "may_cooperate": _("Sejít se na případové konferenci"),
    "may_talk_over": _("Probrat na intervizi"),
    "may_disclose": _("Sdělit údaje"),
    "may_extend_answer": _("Odložit odpověď na stížnost"),
}


def question_words(ask: str, service: Service) -> str:
    """The step in words; nothing for a question that has no screen."""
    if ask == "may_conclude_agreement":
        return agreement_title(service, "conclude")
    return str(STEPS.get(ask, ""))
