"""Whom and what a meeting would take twice at one time."""
