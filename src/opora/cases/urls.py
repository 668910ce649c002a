"""Addresses of what belongs to the case itself."""

from django.urls import path

from opora.cases import views
from opora.cases.handover import views as handover
from opora.cases.mending import views as mending
from opora.cases.mending.key_worker import views as key_worker

CASE = "pripady/<int:case_id>/"
START = CASE + "klicovy-pracovnik/<int:row_id>/"

urlpatterns = [
    path(CASE + "klicovy-pracovnik/", views.AssignKeyWorker.as_view(), name="key_worker"),
    path(START, key_worker.KeyWorkerRecord.as_view(), name="key_worker_record"),
    path(START + "oprava/", key_worker.CorrectKeyWorker.as_view(), name="correct_key_worker"),
    path(START + "zneplatnit/", key_worker.VoidKeyWorker.as_view(), name="void_key_worker"),
    path(CASE + "spojeni/", views.AgreeWay.as_view(), name="agree_way"),
    path(CASE + "programy/", views.StartProgramme.as_view(), name="start_programme"),
    path(CASE + "lide/", views.AddPerson.as_view(), name="add_person"),
    path(CASE + "lide/<int:person_id>/", views.CorrectPerson.as_view(), name="correct_person"),
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
    path(
        CASE + "programy/<int:programme_id>/",
        mending.CorrectProgramme.as_view(),
        name="correct_programme",
    ),
    path(
        CASE + "programy/<int:programme_id>/zneplatnit/",
        mending.VoidProgramme.as_view(),
        name="void_programme",
    ),
]
