"""Addresses of the team room."""

from django.urls import path

from opora.cases.mending.addresses import addresses
from opora.team.can import views as can
from opora.team.conferences import views as conferences
from opora.team.conferences.kinds import CONFERENCE
from opora.team.cooperating import views as cooperating
from opora.team.cooperating.kinds import COOPERATION
from opora.team.intervisions import views as intervisions
from opora.team.intervisions.kinds import INTERVISION

CASE = "pripady/<int:case_id>/"

urlpatterns = [
    path("intervize/", intervisions.Intervisions.as_view(), name="intervisions"),
    path("intervize/nova/", intervisions.PickCase.as_view(), name="intervision_new"),
    path(
        "pravidla/<str:service_id>/can/", can.DeclareProcedure.as_view(), name="declare_procedure"
    ),
    path(CASE + "can/", can.BeginSituation.as_view(), name="begin_situation"),
    path(CASE + "can/krok/<int:row_id>/", can.FinishStep.as_view(), name="situation_step"),
    path(CASE + "can/konec/", can.ProposeEnd.as_view(), name="propose_end"),
    path(CASE + "can/konec/potvrdit/", can.ConfirmEnd.as_view(), name="confirm_end"),
    path(CASE + "intervize/", intervisions.TalkOver.as_view(), name="talk_over"),
    path(CASE + "konference/", conferences.Confer.as_view(), name="confer"),
    *addresses(CONFERENCE, conferences.CorrectConference),
    path(CASE + "spoluprace/", cooperating.Involve.as_view(), name="involve"),
    *addresses(COOPERATION, cooperating.CorrectCooperation),
    *addresses(INTERVISION, intervisions.CorrectIntervision),
]
