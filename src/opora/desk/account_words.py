"""What events about accounts are called on the trace."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

STEPS: dict[str, Promise] = {
    "access.profile": gettext_lazy("změna účtu a vzhledu"),
    "access.own_password": gettext_lazy("změna hesla"),
    "access.open_account": gettext_lazy("otevření nového účtu"),
    "access.give_post": gettext_lazy("přidání role"),
    "access.end_post": gettext_lazy("ukončení role"),
    "access.new_password": gettext_lazy("nastavení hesla někomu jinému"),
    "access.shut_account": gettext_lazy("okamžité zavření účtu"),
    "desk.end_role": gettext_lazy("ukončení role pracovníka"),
    "desk.close_account": gettext_lazy("zavření účtu pracovníka"),
    "desk.keep_account": gettext_lazy("otevření účtu pracovníka"),
}
LOOKS: dict[str, Promise] = {
    "absence_meetings": gettext_lazy("schůzka mezi těmi, které připadají na nepřítomnost"),
    "absences": gettext_lazy("schůzka mezi těmi, které připadají na nepřítomnost"),
    "end_role": gettext_lazy("případ mezi těmi, které se před koncem role předávají"),
}
