"""Addresses of the acts room."""

from django.urls import path

from opora.acts import day_views, exchange_views, views
from opora.acts.groups.views import RecordGroup
from opora.acts.mending.kinds import ACT
from opora.acts.mending.views import CorrectAct
from opora.acts.outings import pages, walk_ins
from opora.acts.outings import views as outings
from opora.cases.mending.addresses import addresses

urlpatterns = [
    path("pripady/<int:case_id>/ukon/", views.AddAct.as_view(), name="act_new"),
    path("pripady/<int:case_id>/ukon/posoudit/", views.WeighAct.as_view(), name="acts_weigh"),
    path("pripady/<int:case_id>/ukon/<int:act_id>/", views.ShowAct.as_view(), name="act"),
    *addresses(ACT, CorrectAct),
    path(
        "pripady/<int:case_id>/ukon/<int:act_id>/posouzeni/",
        views.AssessAct.as_view(),
        name="act_assess",
    ),
    path("pripady/<int:case_id>/vymena/", exchange_views.Exchange.as_view(), name="exchange"),
    path("kalendar/skupina/<int:group_id>/zapis/", RecordGroup.as_view(), name="record_group"),
    path("den/", day_views.WholeDay.as_view(), name="acts_day"),
    path("teren/", outings.NewOuting.as_view(), name="outing_new"),
    path("teren/radek/", outings.OutingLine.as_view(), name="outing_row"),
    path("bez-pripadu/", walk_ins.NewWalkIn.as_view(), name="walk_in_new"),
    path("bez-pripadu/radek/", walk_ins.WalkInRow.as_view(), name="walk_in_row"),
    path("teren/<int:outing_id>/", pages.ShowOuting.as_view(), name="outing"),
    path("teren/<int:outing_id>/posouzeni/", pages.AssessOuting.as_view(), name="assess_outing"),
    path("teren/<int:outing_id>/opravit/", pages.CorrectOuting.as_view(), name="correct_outing"),
    path("teren/<int:outing_id>/zneplatnit/", pages.VoidOuting.as_view(), name="void_outing"),
]
