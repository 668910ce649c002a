"""Addresses of intake. Nothing personal stands in an address."""

from django.urls import path

from opora.cases.mending.addresses import addresses
from opora.intake import contact_parts, views
from opora.intake.answers import views as answers
from opora.intake.applicant import intro
from opora.intake.applicant import outcome_views as outcomes
from opora.intake.applicant import views as applicant
from opora.intake.applicant.letter import Letter
from opora.intake.later import views as later
from opora.intake.mending import kinds
from opora.intake.mending import views as mending
from opora.intake.moving import views as moving
from opora.intake.withdrawal import views as withdrawal

urlpatterns = [
    path("kontakt/", views.TakeContact.as_view(), name="contact_new"),
    path("kontakt/rozepsane/", contact_parts.KeepDraft.as_view(), name="contact_draft"),
    path("kontakt/zahodit/", contact_parts.DiscardDraft.as_view(), name="contact_discard"),
    path("kontakt/plyne/", contact_parts.WhatFollows.as_view(), name="contact_follows"),
    path("pripady/<int:case_id>/kontakt/", later.NoteContact.as_view(), name="note_contact"),
    path("pripady/<int:case_id>/karta/", applicant.FillCard.as_view(), name="contact_card"),
    path("pripady/<int:case_id>/odpovedi/", answers.MendAnswers.as_view(), name="mend_answers"),
    path("pripady/<int:case_id>/informace/", applicant.Inform.as_view(), name="inform"),
    path("pripady/<int:case_id>/konzultace/", intro.HoldIntro.as_view(), name="hold_intro"),
    path("pripady/<int:case_id>/souhlas/", intro.AskConsent.as_view(), name="spoken_consent"),
    path("pripady/<int:case_id>/posouzeni/", applicant.Assess.as_view(), name="assess"),
    path("pripady/<int:case_id>/prijeti/", applicant.Accept.as_view(), name="accept"),
    path("pripady/<int:case_id>/poradnik/", outcomes.Wait.as_view(), name="waiting_list"),
    path("pripady/<int:case_id>/odmitnuti/", outcomes.Refuse.as_view(), name="refuse"),
    path("pripady/<int:case_id>/odmitnuti/dopis/", Letter.as_view(), name="letter"),
    path("pripady/<int:case_id>/jednorazove/", outcomes.OneOff.as_view(), name="one_off"),
    path("pripady/<int:case_id>/predani/", outcomes.Refer.as_view(), name="refer"),
    path("pripady/<int:case_id>/nepokracuje/", withdrawal.Withdraw.as_view(), name="withdraw"),
    path("pripady/<int:case_id>/pracoviste/", moving.MoveToSite.as_view(), name="move_to_site"),
    *addresses(kinds.CONTACT, mending.CorrectContact),
    *addresses(kinds.INFORMED, mending.CorrectInformed),
    *addresses(kinds.INTRO, mending.CorrectIntro),
    *addresses(kinds.ASSESSMENT, mending.CorrectAssessment),
    *addresses(kinds.OUTCOME, mending.CorrectOutcome),
    *addresses(kinds.SITE_MOVE, moving.CorrectSiteMove),
]
