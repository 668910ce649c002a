"""Root addresses of an installation that has no page yet."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
