"""Addresses of agreements."""

from django.urls import path

from opora.agreements import views
from opora.agreements.endings import views as endings

CASE = "pripady/<int:case_id>/smlouva/"
ONE = CASE + "<int:agreement_id>/"

urlpatterns = [
    path(CASE + "uzavrit/", views.Conclude.as_view(), name="conclude_agreement"),
    path(CASE + "uzavrit/overit/", views.Preview.as_view(), name="agreement_preview"),
    path(CASE + "konec/", endings.Leave.as_view(), name="leave"),
    path(CASE + "poruseni/", endings.Breach.as_view(), name="keep_breach"),
    path(ONE, views.Show.as_view(), name="agreement"),
    path(ONE + "opravit/", views.Correct.as_view(), name="correct_agreement"),
    path(ONE + "zneplatnit/", endings.Void.as_view(), name="void_agreement"),
    path(ONE + "dobehla/", endings.CloseExpired.as_view(), name="close_expired"),
    path(ONE + "konec/zneplatnit/", endings.VoidEnding.as_view(), name="void_ending"),
]
