"""Addresses of the desk. Nothing personal stands in an address."""

from django.urls import path

from opora.desk import account_views, found, publication_views, rules_views, trace_views, views
from opora.desk.absences import views as absences
from opora.desk.accounts import views as accounts
from opora.desk.leaving import views as leaving

urlpatterns = [
    path("", views.MyDay.as_view(), name="my_day"),
    path("tym/", views.TeamDay.as_view(), name="team_day"),
    path("pripady/", views.Cases.as_view(), name="cases"),
    path("pripady/zneplatnene/", trace_views.VoidCases.as_view(), name="void_cases"),
    path("pripady/<int:case_id>/", views.CasePage.as_view(), name="case"),
    path("pripady/<int:case_id>/odlozit/", views.PostponeDue.as_view(), name="postpone"),
    path("pripady/<int:case_id>/tisk/", views.PrintCase.as_view(), name="case_print"),
    path("pripady/<int:case_id>/stopa/", trace_views.CaseTrace.as_view(), name="case_trace"),
    path("hledat/", found.Search.as_view(), name="search"),
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
    path("nepritomnosti/", absences.Absences.as_view(), name="absences"),
    path("nepritomnosti/nova/", absences.NoteAbsence.as_view(), name="absence_new"),
    path(
        "nepritomnosti/<int:absence_id>/", absences.ChangeAbsence.as_view(), name="change_absence"
    ),
    path(
        "nepritomnosti/<int:absence_id>/zrusit/",
        absences.CancelAbsence.as_view(),
        name="cancel_absence",
    ),
    path(
        "nepritomnosti/<int:absence_id>/pripady/",
        absences.LendCases.as_view(),
        name="absence_cases",
    ),
    path(
        "pracovnici/<int:account_id>/konec/", leaving.CloseAccount.as_view(), name="close_account"
    ),
    path("pracovnici/<int:account_id>/zpet/", leaving.KeepAccount.as_view(), name="keep_account"),
    path("ucty/", accounts.Accounts.as_view(), name="accounts"),
    path("ucty/novy/", accounts.OpenAccount.as_view(), name="account_new"),
    path("ucty/<int:account_id>/", accounts.OneAccount.as_view(), name="account"),
    path("ucty/<int:account_id>/role/", accounts.GiveRole.as_view(), name="give_role"),
    path(
        "ucty/<int:account_id>/role/<int:role_id>/konec/",
        accounts.EndRole.as_view(),
        name="end_role",
    ),
    path("ucty/<int:account_id>/heslo/", accounts.SetPassword.as_view(), name="set_password"),
    path("ucty/<int:account_id>/zavrit/", accounts.ShutAccount.as_view(), name="shut_account"),
    path("ja/", account_views.Profile.as_view(), name="profile"),
    path("ja/heslo/", account_views.OwnPassword.as_view(), name="own_password"),
    path("prihlaseni/", account_views.SignIn.as_view(), name="login"),
    path("odhlaseni/", account_views.SignOut.as_view(), name="logout"),
]
