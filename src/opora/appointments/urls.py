"""Addresses of the appointments room."""

from django.urls import path

from opora.appointments import views
from opora.appointments.mending import views as mending

MEETING = "pripady/<int:case_id>/schuzka/<int:appointment_id>/"
REVIEW = "pripady/<int:case_id>/prehodnoceni/<int:review_id>/"

urlpatterns = [
    path("pripady/<int:case_id>/schuzka/", views.Book.as_view(), name="appointment_new"),
    path(
        MEETING + "zruseni/",
        views.Cancel.as_view(),
        name="appointment_cancel",
    ),
    path(MEETING, mending.MeetingRecord.as_view(), name="appointment_record"),
    path(MEETING + "oprava/", mending.CorrectMeeting.as_view(), name="appointment_correct"),
    path(MEETING + "zruseni/oprava/", mending.CorrectCancel.as_view(), name="correct_cancel"),
    path(MEETING + "zruseni/zneplatnit/", mending.VoidCancel.as_view(), name="void_cancel"),
    path(REVIEW, mending.ReviewRecord.as_view(), name="review_record"),
    path(REVIEW + "oprava/", mending.CorrectReview.as_view(), name="correct_review"),
    path(REVIEW + "zneplatnit/", mending.VoidReview.as_view(), name="void_review"),
    path(
        "pripady/<int:case_id>/prehodnoceni/",
        views.ReviewCooperation.as_view(),
        name="cooperation_review",
    ),
]
