"""Addresses of consents and of what left."""

from django.urls import path

from opora.cases.mending.addresses import addresses
from opora.consents import views
from opora.consents.disclosures.views import Disclose
from opora.consents.mending import kinds
from opora.consents.mending import views as mending

CONSENTS = "pripady/<int:case_id>/souhlasy/"

urlpatterns = [
    path(CONSENTS, views.Show.as_view(), name="consents"),
    path(CONSENTS + "novy/", views.Give.as_view(), name="give_consent"),
    path(CONSENTS + "<int:consent_id>/odvolat/", views.Withdraw.as_view(), name="withdraw_consent"),
    path("pripady/<int:case_id>/sdelit/", Disclose.as_view(), name="disclose"),
    *addresses(kinds.CONSENT, mending.CorrectConsent),
    *addresses(kinds.WITHDRAWAL, mending.CorrectWithdrawal),
    *addresses(kinds.DISCLOSURE, mending.CorrectDisclosure),
]
