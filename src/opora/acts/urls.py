"""Addresses of the acts room."""

from django.urls import path

from opora.acts import day_views, exchange_views, views

urlpatterns = [
    path("pripady/<int:case_id>/ukon/", views.AddAct.as_view(), name="act_new"),
    path("pripady/<int:case_id>/ukon/posoudit/", views.WeighAct.as_view(), name="acts_weigh"),
    path("pripady/<int:case_id>/ukon/<int:act_id>/", views.ShowAct.as_view(), name="act"),
    path(
        "pripady/<int:case_id>/ukon/<int:act_id>/oprava/",
        views.CorrectAct.as_view(),
        name="act_correct",
    ),
    path(
        "pripady/<int:case_id>/ukon/<int:act_id>/zneplatneni/",
        views.VoidAct.as_view(),
        name="act_void",
    ),
    path(
        "pripady/<int:case_id>/ukon/<int:act_id>/posouzeni/",
        views.AssessAct.as_view(),
        name="act_assess",
    ),
    path("pripady/<int:case_id>/vymena/", exchange_views.Exchange.as_view(), name="exchange"),
    path("den/", day_views.WholeDay.as_view(), name="acts_day"),
]
