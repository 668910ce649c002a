"""The same cases as the acts have."""

from tests.features.acts.conftest import opened, place

__all__ = ["opened", "place"]
