"""The screen on which the head names who stands in."""
