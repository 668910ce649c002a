"""Meetings that repeat: by the standard RRULE, bounded, each of them a meeting of its own."""
