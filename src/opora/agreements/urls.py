"""Addresses of agreements."""

from django.urls import path

from opora.agreements import views
from opora.agreements.endings import views as endings
from opora.agreements.mending import kinds
from opora.agreements.mending import views as mending
from opora.cases.mending.addresses import addresses

CASE = "pripady/<int:case_id>/smlouva/"
ONE = CASE + "<int:agreement_id>/"

urlpatterns = [
    path(CASE + "uzavrit/", views.Conclude.as_view(), name="conclude_agreement"),
    path(CASE + "uzavrit/overit/", views.Preview.as_view(), name="agreement_preview"),
    path(CASE + "konec/", endings.Leave.as_view(), name="leave"),
    path(CASE + "poruseni/", endings.Breach.as_view(), name="keep_breach"),
    path(ONE, views.Show.as_view(), name="agreement"),
    path(ONE + "dobehla/", endings.CloseExpired.as_view(), name="close_expired"),
    *addresses(kinds.AGREEMENT, mending.CorrectAgreement),
    *addresses(kinds.ENDING, mending.CorrectEnding),
]
