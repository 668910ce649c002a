"""Addresses of the complaints room. None of them says who or what a complaint is about."""

from django.urls import path

from opora.complaints import views
from opora.complaints.answering import views as answering
from opora.complaints.appeals import views as appeals
from opora.complaints.deputies.views import NameDeputy
from opora.complaints.letters import handing
from opora.complaints.letters import views as letters
from opora.complaints.longer import views as longer
from opora.complaints.mending import views as mending

ONE = "stiznosti/<int:complaint_id>/"
REPLY = f"{ONE}odpoved/<int:row_id>/"
PAPER = f"{ONE}papir/<int:row_id>/"
GIVEN = f"{ONE}predani/<int:row_id>/"
LONGER = f"{ONE}odklad/<int:row_id>/"
APPEAL = f"{ONE}dal/<int:row_id>/"

urlpatterns = [
    path("stiznosti/", views.Register.as_view(), name="complaints"),
    path("stiznosti/tisk/", views.PrintRegister.as_view(), name="complaints_print"),
    path("stiznosti/nova/", views.TakeIn.as_view(), name="complaint_new"),
    path("stiznosti/zastup/<str:service_id>/", NameDeputy.as_view(), name="name_deputy"),
    path(ONE, views.ShowComplaint.as_view(), name="complaint"),
    path(
        f"{ONE}opravit/",
        mending.CorrectComplaint.as_view(),
        name="correct_complaint",
    ),
    path(
        f"{ONE}zneplatnit/",
        mending.VoidComplaint.as_view(),
        name="void_complaint",
    ),
    path(f"{ONE}vyrizuje/", answering.Assign.as_view(), name="assign_complaint"),
    path(f"{ONE}odpoved/", answering.AnswerComplaint.as_view(), name="reply_complaint"),
    path(f"{REPLY}opravit/", answering.CorrectReply.as_view(), name="correct_reply"),
    path(f"{REPLY}zneplatnit/", answering.VoidReply.as_view(), name="void_reply"),
    path(f"{REPLY}tisk/", letters.PrintReply.as_view(), name="print_reply"),
    path(f"{REPLY}tisk/nahled/", letters.Draft.as_view(), name="reply_draft"),
    path(PAPER, letters.ShowLetter.as_view(), name="complaint_paper"),
    path(f"{PAPER}predat/", handing.GiveLetter.as_view(), name="give_letter"),
    path(f"{PAPER}prilozit/", handing.AttachLetter.as_view(), name="attach_letter"),
    path(f"{PAPER}zneplatnit/", handing.VoidLetter.as_view(), name="void_letter"),
    path(f"{GIVEN}opravit/", handing.CorrectGiven.as_view(), name="correct_letter_given"),
    path(f"{GIVEN}zneplatnit/", handing.VoidGiven.as_view(), name="void_letter_given"),
    path(
        f"{ONE}odpoved/soubor/<int:printed_id>/",
        letters.LetterFile.as_view(),
        name="complaint_letter",
    ),
    path(f"{ONE}odklad/", longer.Extend.as_view(), name="extend_complaint"),
    path(f"{LONGER}opravit/", longer.CorrectExtension.as_view(), name="correct_extension"),
    path(f"{LONGER}zneplatnit/", longer.VoidExtension.as_view(), name="void_extension"),
    path(f"{ONE}dal/", appeals.KeepAppeal.as_view(), name="appeal_complaint"),
    path(f"{APPEAL}vysledek/", appeals.SettleAppeal.as_view(), name="settle_appeal"),
    path(f"{APPEAL}opravit/", appeals.CorrectAppeal.as_view(), name="correct_appeal"),
    path(f"{APPEAL}zneplatnit/", appeals.VoidAppeal.as_view(), name="void_appeal"),
    path("pripady/<int:case_id>/stiznost/", views.TakeIn.as_view(), name="complaint_of_case"),
]
