"""Meetings with several cases at one time: each has a meeting of its own, asked about apart."""
