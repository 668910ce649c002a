"""Addresses of intake. Nothing personal stands in an address."""

from django.urls import path

from opora.intake import views
from opora.intake.applicant import views as applicant
from opora.intake.applicant.letter import Letter

urlpatterns = [
    path("kontakt/", views.TakeContact.as_view(), name="contact_new"),
    path("kontakt/rozepsane/", views.KeepDraft.as_view(), name="contact_draft"),
    path("kontakt/zahodit/", views.DiscardDraft.as_view(), name="contact_discard"),
    path("kontakt/plyne/", views.WhatFollows.as_view(), name="contact_follows"),
    path("pripady/<int:case_id>/kontakt/", views.NoteContact.as_view(), name="note_contact"),
    path(
        "pripady/<int:case_id>/kontakt/<int:contact_id>/zneplatnit/",
        views.VoidContact.as_view(),
        name="void_contact",
    ),
    path("pripady/<int:case_id>/karta/", applicant.FillCard.as_view(), name="contact_card"),
    path("pripady/<int:case_id>/informace/", applicant.Inform.as_view(), name="inform"),
    path("pripady/<int:case_id>/konzultace/", applicant.HoldIntro.as_view(), name="hold_intro"),
    path("pripady/<int:case_id>/posouzeni/", applicant.Assess.as_view(), name="assess"),
    path("pripady/<int:case_id>/prijeti/", applicant.Accept.as_view(), name="accept"),
    path("pripady/<int:case_id>/poradnik/", applicant.Wait.as_view(), name="waiting_list"),
    path("pripady/<int:case_id>/odmitnuti/", applicant.Refuse.as_view(), name="refuse"),
    path("pripady/<int:case_id>/odmitnuti/dopis/", Letter.as_view(), name="letter"),
    path("pripady/<int:case_id>/predani/", applicant.Refer.as_view(), name="refer"),
]
