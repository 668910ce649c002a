"""Addresses of the findings room. None of them says who is examined or what came out."""

from django.urls import path

from opora.cases.mending.addresses import addresses
from opora.findings import views
from opora.findings.mending import kinds
from opora.findings.mending import views as mending
from opora.findings.testing import views as testing

ONE = "pripady/<int:case_id>/vysetreni/<int:examination_id>/"
TEST = "pripady/<int:case_id>/testy/<int:act_id>/"

urlpatterns = [
    path("pripady/<int:case_id>/vysetreni/", views.Ask.as_view(), name="ask_examination"),
    path(ONE, views.ShowExamination.as_view(), name="examination"),
    path(f"{ONE}vysledek/", views.WriteResult.as_view(), name="write_result"),
    path(f"{ONE}vysvetleni/", views.Explain.as_view(), name="explain_result"),
    path(TEST, testing.ShowTest.as_view(), name="test"),
    path(f"{TEST}vysledek/", testing.WriteTest.as_view(), name="write_test"),
    *addresses(kinds.EXAMINATION, mending.CorrectExamination),
    *addresses(kinds.FINDING, mending.CorrectFinding),
    *addresses(kinds.EXPLANATION, mending.CorrectExplanation),
]
