"""Root addresses. Each room brings its own `urls`; here it is only said where they hang."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    # What is asked for all day long, and what begins like nothing else, stands first.
    path("", include("opora.desk.urls")),
    path("", include("opora.reports.urls")),
    path("", include("opora.complaints.urls")),
    path("", include("opora.acts.urls")),
    path("", include("opora.appointments.urls")),
    path("", include("opora.cases.urls")),
    path("", include("opora.consents.urls")),
    path("", include("opora.documents.urls")),
    path("", include("opora.intake.urls")),
    path("", include("opora.agreements.urls")),
    path("", include("opora.plans.urls")),
    path("", include("opora.debts.urls")),
    path("", include("opora.findings.urls")),
    path("", include("opora.households.urls")),
    path("", include("opora.prevention.urls")),
    path("", include("opora.team.urls")),
    path("", include("opora.reminders.urls")),
]

if settings.DEBUG:
    urlpatterns += [path("", include("opora.ui.urls"))]  # the gallery of components
