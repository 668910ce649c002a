"""Addresses of plans."""

from django.urls import path

from opora.plans import entry_views, views

PLAN = "pripady/<int:case_id>/plan/"

urlpatterns = [
    path(PLAN, views.Show.as_view(), name="plan"),
    path(PLAN + "upravit/", views.Write.as_view(), name="write_plan"),
    path(PLAN + "revize/", views.Revise.as_view(), name="revise_plan"),
    path(PLAN + "rozhodnout/", views.Decide.as_view(), name="decide_plan"),
    path(PLAN + "cil/", entry_views.AddGoal.as_view(), name="add_goal"),
    path(PLAN + "cil/<int:goal_id>/", entry_views.CorrectGoal.as_view(), name="correct_goal"),
    path(PLAN + "cil/<int:goal_id>/krok/", entry_views.AddStep.as_view(), name="add_step"),
    path(PLAN + "krok/<int:step_id>/", entry_views.CorrectStep.as_view(), name="correct_step"),
    path(PLAN + "krok/<int:step_id>/hotovo/", entry_views.Finish.as_view(), name="finish_step"),
    path(
        PLAN + "neplati/<slug:kind>/<int:row_id>/", entry_views.Void.as_view(), name="void_in_plan"
    ),
]
