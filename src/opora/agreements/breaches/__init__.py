"""Breaches of an agreement, and warnings for them."""
