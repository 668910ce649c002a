"""Root addresses. Each room brings its own `urls`; here it is only said where they hang."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
