"""Meetings that are planned, cancelled and held."""
