"""Addresses of what belongs to the case itself."""

from django.urls import path

from opora.cases import views
from opora.cases.handover import views as handover
from opora.cases.leaders import views as leaders
from opora.cases.mending import views as mending
from opora.cases.mending.addresses import addresses
from opora.cases.mending.key_worker import views as key_worker
from opora.cases.mending.own_kinds import CASE as CASE_KIND
from opora.cases.mending.own_kinds import KEY_WORKER, PERSON, PROGRAMME, WAY
from opora.cases.who import views as who

CASE = "pripady/<int:case_id>/"

urlpatterns = [
    path(
        "pripady/zneplatnene/<int:void_id>/vratit/",
        mending.RestoreCase.as_view(),
        name="restore_case",
    ),
    path(CASE + "klicovy-pracovnik/", leaders.AssignKeyWorker.as_view(), name="key_worker"),
    path(CASE + "spojeni/", views.AgreeWay.as_view(), name="agree_way"),
    path(CASE + "programy/", views.StartProgramme.as_view(), name="start_programme"),
    path(CASE + "lide/", views.AddPerson.as_view(), name="add_person"),
    path(CASE + "lide/kdo-je-kdo/", who.WhoIsWho.as_view(), name="who_is_who"),
    path(CASE + "lide/<int:person_id>/bez-koho/", views.LeaveOut.as_view(), name="leave_out"),
    path(CASE + "k-rozhodnuti/<int:handover_id>/", handover.Matter.as_view(), name="handover"),
    path(
        CASE + "k-rozhodnuti/<int:handover_id>/zalozit/",
        handover.PutAside.as_view(),
        name="handover_aside",
    ),
    path(
        CASE + "lide/<int:person_id>/bez-koho/<int:exclusion_id>/konec/",
        mending.LetBack.as_view(),
        name="let_back",
    ),
    path(
        CASE + "lide/<int:person_id>/konec/",
        mending.EndParticipation.as_view(),
        name="end_participation",
    ),
    path(
        CASE + "lide/<int:person_id>/zpet/",
        mending.ResumeParticipation.as_view(),
        name="resume_participation",
    ),
    *addresses(PERSON, mending.CorrectPerson),
    *addresses(CASE_KIND),
    *addresses(WAY, mending.CorrectWay),
    *addresses(PROGRAMME, mending.CorrectProgramme),
    *addresses(KEY_WORKER, key_worker.CorrectKeyWorker),
]
