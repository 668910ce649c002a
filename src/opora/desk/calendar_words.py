"""What is said of steps and looks in the calendar: meetings, groups, rooms, what leaves of them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

STEPS: dict[str, Promise] = {
    "appointments.add_room": gettext_lazy("nová místnost"),
    "appointments.change_room": gettext_lazy("změna místnosti"),
    "appointments.book": gettext_lazy("naplánování schůzky"),
    "appointments.book_series": gettext_lazy("naplánování řady schůzek"),
    "appointments.cancel_following": gettext_lazy("zrušení schůzky a dalších z řady"),
    "appointments.correct_following": gettext_lazy("změna schůzky a dalších z řady"),
    "appointments.cancel": gettext_lazy("zrušení schůzky"),
    "appointments.note_missed": gettext_lazy("zápis schůzky, která se nekonala"),
    "appointments.correct": gettext_lazy("změna schůzky"),
    "appointments.correct_cancel": gettext_lazy("oprava zrušení schůzky"),
    "appointments.correct_review": gettext_lazy("oprava přehodnocení spolupráce"),
    "appointments.give_back": gettext_lazy("návrat schůzky k zápisu"),
    "appointments.void_cancel": gettext_lazy("zneplatnění zrušení schůzky"),
    "appointments.void_review": gettext_lazy("zneplatnění přehodnocení spolupráce"),
    "appointments.plan_visit": gettext_lazy("naplánování schůzky bez případu"),
    "appointments.change_visit": gettext_lazy("změna schůzky bez případu"),
    "appointments.cancel_visit": gettext_lazy("zrušení schůzky bez případu"),
    "appointments.arrive": gettext_lazy("příchod na schůzku bez případu"),
    "appointments.gather": gettext_lazy("naplánování skupiny"),
    "appointments.gather_series": gettext_lazy("naplánování řady skupin"),
    "appointments.move_group": gettext_lazy("přesun skupiny"),
    "appointments.move_group_following": gettext_lazy("přesun skupiny a dalších z řady"),
    "appointments.cancel_group_following": gettext_lazy("zrušení skupiny a dalších z řady"),
    "appointments.cancel_group": gettext_lazy("zrušení skupiny"),
    "acts.record_group": gettext_lazy("zápis skupiny"),
    "appointments.hold": gettext_lazy("zápis, že schůzka proběhla"),
    "appointments.review": gettext_lazy("přehodnocení spolupráce"),
    "reminders.make_feed": gettext_lazy("nová adresa kalendáře"),
    "reminders.revoke_feed": gettext_lazy("zrušení adresy kalendáře"),
    "reminders.choose": gettext_lazy("volba připomínek"),
}
LOOKS: dict[str, Promise] = {
    "calendar_feed": gettext_lazy("číslo případu v kalendáři pracovníka mimo Oporu"),
    "group": gettext_lazy("nahlédnutí do skupiny"),
    "visit": gettext_lazy("nahlédnutí do schůzky bez případu"),
    "new_meeting": gettext_lazy("případ v nabídce k nové schůzce"),
    "calendar": gettext_lazy("případ v kalendáři"),
}
