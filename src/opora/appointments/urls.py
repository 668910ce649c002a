"""Addresses of the appointments room."""

from django.urls import path

from opora.appointments import views
from opora.appointments.calendar.new_meeting import NewMeeting
from opora.appointments.calendar.views import Calendar
from opora.appointments.groups import views as groups
from opora.appointments.groups.series.views import MoveGroup
from opora.appointments.meeting_rooms.views import AddRoom, ChangeRoom, MeetingRooms
from opora.appointments.mending import kinds
from opora.appointments.mending import views as mending
from opora.appointments.missed.views import NoteMissed
from opora.appointments.visits import views as visits
from opora.cases.mending.addresses import addresses

VISIT = "kalendar/bez-pripadu/<int:visit_id>/"
MEETING = "pripady/<int:case_id>/schuzka/<int:appointment_id>/"

urlpatterns = [
    path("kalendar/", Calendar.as_view(), name="calendar"),
    path("kalendar/nova/", NewMeeting.as_view(), name="new_meeting"),
    path("kalendar/bez-pripadu/", visits.PlanVisit.as_view(), name="visit_new"),
    path(VISIT, visits.ShowVisit.as_view(), name="visit"),
    path(VISIT + "zmenit/", visits.ChangeVisit.as_view(), name="change_visit"),
    path(VISIT + "zrusit/", visits.CancelVisit.as_view(), name="cancel_visit"),
    path("kalendar/skupina/", groups.Gather.as_view(), name="gather"),
    path("kalendar/skupina/<int:group_id>/", groups.ShowGroup.as_view(), name="group"),
    path("kalendar/skupina/<int:group_id>/presunout/", MoveGroup.as_view(), name="move_group"),
    path(
        "kalendar/skupina/<int:group_id>/zrusit/",
        groups.CancelGroup.as_view(),
        name="cancel_group",
    ),
    path("kalendar/mistnosti/", MeetingRooms.as_view(), name="meeting_rooms"),
    path("kalendar/mistnosti/nova/", AddRoom.as_view(), name="add_room"),
    path("kalendar/mistnosti/<int:room_id>/", ChangeRoom.as_view(), name="change_room"),
    path("pripady/<int:case_id>/schuzka/", views.Book.as_view(), name="appointment_new"),
    path("pripady/<int:case_id>/nekonala-se/", NoteMissed.as_view(), name="missed_new"),
    path(
        MEETING + "zruseni/",
        views.Cancel.as_view(),
        name="appointment_cancel",
    ),
    path(
        "pripady/<int:case_id>/prehodnoceni/",
        views.ReviewCooperation.as_view(),
        name="cooperation_review",
    ),
    *addresses(kinds.MEETING, mending.CorrectMeeting),
    *addresses(kinds.CANCELLATION, mending.CorrectCancel),
    *addresses(kinds.REVIEW, mending.CorrectReview),
]
