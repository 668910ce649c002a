"""Addresses of the findings room. None of them says who is examined or what came out."""

from django.urls import path

from opora.cases.mending.addresses import addresses
from opora.findings import views
from opora.findings.mending import kinds
from opora.findings.mending import views as mending

ONE = "pripady/<int:case_id>/vysetreni/<int:examination_id>/"

urlpatterns = [
    path("pripady/<int:case_id>/vysetreni/", views.Ask.as_view(), name="ask_examination"),
    path(ONE, views.ShowExamination.as_view(), name="examination"),
    path(f"{ONE}vysledek/", views.WriteResult.as_view(), name="write_result"),
    path(f"{ONE}vysvetleni/", views.Explain.as_view(), name="explain_result"),
    *addresses(kinds.EXAMINATION, mending.CorrectExamination),
    *addresses(kinds.FINDING, mending.CorrectFinding),
    *addresses(kinds.EXPLANATION, mending.CorrectExplanation),
]
