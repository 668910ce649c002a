"""The app of what all screens share."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """No models: templates, static files and template tags."""

    name = "opora.ui"
    label = "ui"
