"""Addresses of plans."""

from django.urls import path

from opora.cases.mending.addresses import addresses
from opora.plans import entry_views, views
from opora.plans.ends.kinds import GOAL_END
from opora.plans.ends.views import CorrectGoalEnd, EndGoal
from opora.plans.evaluation.kinds import EVALUATION
from opora.plans.evaluation.views import CorrectEvaluation, Evaluate
from opora.plans.heard.kinds import CLIENT_VIEW
from opora.plans.heard.views import CorrectClientView, HearView
from opora.plans.mending import kinds
from opora.plans.mending import views as mending

PLAN = "pripady/<int:case_id>/plan/"

urlpatterns = [
    path(PLAN, views.Show.as_view(), name="plan"),
    path(PLAN + "upravit/", views.Write.as_view(), name="write_plan"),
    path(PLAN + "revize/", views.Revise.as_view(), name="revise_plan"),
    path(PLAN + "rozhodnout/", views.Decide.as_view(), name="decide_plan"),
    path(PLAN + "cil/", entry_views.AddGoal.as_view(), name="add_goal"),
    path(PLAN + "cil/<int:goal_id>/krok/", entry_views.AddStep.as_view(), name="add_step"),
    path(PLAN + "cil/<int:goal_id>/jak-dopadl/", EndGoal.as_view(), name="end_goal"),
    path(PLAN + "krok/<int:step_id>/hotovo/", entry_views.Finish.as_view(), name="finish_step"),
    path(PLAN + "nazor/", HearView.as_view(), name="hear_view"),
    path(PLAN + "vyhodnotit/", Evaluate.as_view(), name="evaluate"),
    *addresses(CLIENT_VIEW, CorrectClientView),
    *addresses(EVALUATION, CorrectEvaluation),
    *addresses(GOAL_END, CorrectGoalEnd),
    *addresses(kinds.PLAN, mending.CorrectPlan),
    *addresses(kinds.GOAL, mending.CorrectGoal),
    *addresses(kinds.STEP, mending.CorrectStep),
    *addresses(kinds.REVISION, mending.CorrectRevision),
    *addresses(kinds.NO_PLAN, mending.CorrectNoPlan),
]
