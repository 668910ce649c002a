"""Meetings that did not take place and had not been put into the calendar."""
