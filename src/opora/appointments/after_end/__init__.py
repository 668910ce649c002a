"""Meetings planned after the last day of their case."""
