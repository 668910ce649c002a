"""Root addresses. Each room brings its own `urls`; here it is only said where they hang."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("opora.desk.urls")),
    path("", include("opora.reports.urls")),
]
