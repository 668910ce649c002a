"""What is said of steps and looks about complaints and the answers to them on paper."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

STEPS: dict[str, Promise] = {
    "complaints.appeal": gettext_lazy("zápis, že stížnost šla dál"),
    "complaints.correct_appeal": gettext_lazy("oprava zápisu, že stížnost šla dál"),
    "complaints.correct_extension": gettext_lazy("oprava odložení odpovědi na stížnost"),
    "complaints.extend": gettext_lazy("odložení odpovědi na stížnost"),
    "complaints.settle_appeal": gettext_lazy("zápis, jak dopadla stížnost, která šla dál"),
    "complaints.void_appeal": gettext_lazy("zneplatnění zápisu, že stížnost šla dál"),
    "complaints.void_extension": gettext_lazy("zneplatnění odložení odpovědi na stížnost"),
    "complaints.assign": gettext_lazy("určení, kdo stížnost vyřizuje"),
    "complaints.correct": gettext_lazy("oprava stížnosti"),
    "complaints.correct_reply": gettext_lazy("oprava odpovědi na stížnost"),
    "complaints.reply": gettext_lazy("zápis odpovědi na stížnost"),
    "complaints.take_in": gettext_lazy("zápis stížnosti"),
    "complaints.void": gettext_lazy("zneplatnění stížnosti"),
    "complaints.void_reply": gettext_lazy("zneplatnění odpovědi na stížnost"),
    "complaints.print_reply": gettext_lazy("tisk odpovědi na stížnost"),
    "complaints.attach_letter": gettext_lazy("přiložení skenu k odpovědi na stížnost"),
    "complaints.give_letter": gettext_lazy("zápis, že byla vytištěná odpověď předána"),
    "complaints.void_letter": gettext_lazy("zneplatnění vytištěné odpovědi na stížnost"),
    "complaints.correct_letter_given": gettext_lazy("oprava předání odpovědi na stížnost"),
    "complaints.void_letter_given": gettext_lazy("zneplatnění předání odpovědi na stížnost"),
}
LOOKS: dict[str, Promise] = {
    "complaint": gettext_lazy("nahlédnutí do stížnosti"),
    "complaint_letter": gettext_lazy("otevření vytištěné odpovědi na stížnost"),
    "complaint_paper": gettext_lazy("nahlédnutí do vytištěné odpovědi na stížnost"),
    "reply_draft": gettext_lazy("náhled odpovědi na stížnost před tiskem"),
    "complaints": gettext_lazy("stížnost v seznamu stížností"),
    "complaints_print": gettext_lazy("tisk seznamu stížností"),
}
