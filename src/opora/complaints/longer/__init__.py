"""More time for an answer."""
