"""Addresses of agreements."""

from django.urls import path

from opora.agreements import views
from opora.agreements.breaches import views as breaches
from opora.agreements.endings import views as endings
from opora.agreements.mending import kinds
from opora.agreements.mending import views as mending
from opora.agreements.notices import kinds as noticed
from opora.agreements.notices import views as notices
from opora.agreements.notices.running import views as running
from opora.agreements.reported import kinds as changed
from opora.agreements.reported import views as reported
from opora.agreements.to_sign.views import ToSign
from opora.cases.mending.addresses import addresses

CASE = "pripady/<int:case_id>/smlouva/"
ONE = CASE + "<int:agreement_id>/"
BROKEN = "pripady/<int:case_id>/poruseni/"
NOTICE = "pripady/<int:case_id>/vypoved/"
GIVEN = NOTICE + "<int:notice_id>/"

urlpatterns = [
    path(CASE + "uzavrit/", views.Conclude.as_view(), name="conclude_agreement"),
    path(CASE + "uzavrit/overit/", views.Preview.as_view(), name="agreement_preview"),
    path(CASE + "uzavrit/k-podpisu/", ToSign.as_view(), name="agreement_to_sign"),
    path(CASE + "konec/", endings.Leave.as_view(), name="leave"),
    path("pripady/<int:case_id>/ohlaseno/", reported.ReportChange.as_view(), name="report_change"),
    *addresses(changed.REPORTED, reported.CorrectChange),
    path(BROKEN, breaches.RecordBreach.as_view(), name="record_breach"),
    path(BROKEN + "<int:breach_id>/napomenuti/", breaches.Warn.as_view(), name="warn"),
    path(
        BROKEN + "<int:breach_id>/posouzeni/",
        breaches.AssessBreach.as_view(),
        name="assess_breach",
    ),
    path(NOTICE, notices.Give.as_view(), name="give_notice"),
    path(NOTICE + "overit/", notices.PreviewNotice.as_view(), name="notice_preview"),
    path(GIVEN + "doruceni/", running.Deliver.as_view(), name="deliver_notice"),
    path(GIVEN + "posledni-den/", running.SettleEnd.as_view(), name="settle_notice_end"),
    path(GIVEN + "zpet/", running.Withdraw.as_view(), name="withdraw_notice"),
    path(GIVEN + "posouzeni/", running.Assess.as_view(), name="assess_notice"),
    path(GIVEN + "dobehla/", running.Close.as_view(), name="close_noticed"),
    path(ONE, views.Show.as_view(), name="agreement"),
    path(ONE + "dobehla/", endings.CloseExpired.as_view(), name="close_expired"),
    *addresses(kinds.AGREEMENT, mending.CorrectAgreement),
    *addresses(kinds.ENDING, mending.CorrectEnding),
    *addresses(noticed.BREACH, breaches.CorrectBreach),
    *addresses(noticed.WARNING, breaches.CorrectWarning),
    *addresses(noticed.NOTICE, notices.CorrectNotice),
    *addresses(noticed.DELIVERY, running.CorrectDelivery),
    *addresses(noticed.TAKEN_BACK, running.CorrectTakenBack),
]
