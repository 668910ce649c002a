"""Addresses of what belongs to the case itself."""

from django.urls import path

from opora.cases import views
from opora.cases.handover import views as handover

CASE = "pripady/<int:case_id>/"

urlpatterns = [
    path(CASE + "klicovy-pracovnik/", views.AssignKeyWorker.as_view(), name="key_worker"),
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
]
