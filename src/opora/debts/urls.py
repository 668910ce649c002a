"""Addresses of debts."""

from django.urls import path

from opora.cases.mending.addresses import addresses
from opora.debts import kinds, views

DEBTS = "pripady/<int:case_id>/dluhy/"

urlpatterns = [
    path(DEBTS, views.Show.as_view(), name="debts"),
    path(DEBTS + "novy/", views.AddDebt.as_view(), name="add_debt"),
    path(DEBTS + "rozpocet/", views.MakeBudget.as_view(), name="make_budget"),
    path(DEBTS + "splatky/", views.AgreeInstalments.as_view(), name="agree_instalments"),
    *addresses(kinds.DEBT, views.CorrectDebt),
    *addresses(kinds.BUDGET, views.CorrectBudget),
    *addresses(kinds.INSTALMENTS, views.CorrectInstalments),
]
