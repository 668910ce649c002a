"""Meetings with somebody who has no case: a word for the door, no identity (ADR 0028)."""
