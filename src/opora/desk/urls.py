"""Addresses of the desk. Nothing personal stands in an address."""

from django.urls import path

from opora.desk import account_views, publication_views, rules_views, trace_views, views

urlpatterns = [
    path("", views.MyDay.as_view(), name="my_day"),
    path("tym/", views.TeamDay.as_view(), name="team_day"),
    path("pripady/", views.Cases.as_view(), name="cases"),
    path("pripady/zneplatnene/", trace_views.VoidCases.as_view(), name="void_cases"),
    path("pripady/<int:case_id>/", views.CasePage.as_view(), name="case"),
    path("pripady/<int:case_id>/odlozit/", views.PostponeDue.as_view(), name="postpone"),
    path("pripady/<int:case_id>/tisk/", views.PrintCase.as_view(), name="case_print"),
    path("pripady/<int:case_id>/stopa/", trace_views.CaseTrace.as_view(), name="case_trace"),
    path("hledat/", views.Search.as_view(), name="search"),
    path("proc/<int:decision_id>/", rules_views.Why.as_view(), name="why"),
    path(
        "sluzby/<slug:service_id>/",
        publication_views.PublicationPage.as_view(),
        name="publication",
    ),
    path("pravidla/", rules_views.Rules.as_view(), name="rules"),
    path("pravidla/<slug:service_id>/", rules_views.ServiceRules.as_view(), name="service_rules"),
    path(
        "pravidla/<slug:service_id>/rozhodnout/<slug:question>/",
        rules_views.SettleReading.as_view(),
        name="settle_reading",
    ),
    path(
        "pravidla/<slug:service_id>/cislo/<slug:parameter>/",
        rules_views.SetParameter.as_view(),
        name="set_parameter",
    ),
    path("ja/", account_views.Profile.as_view(), name="profile"),
    path("prihlaseni/", account_views.SignIn.as_view(), name="login"),
    path("odhlaseni/", account_views.SignOut.as_view(), name="logout"),
]
