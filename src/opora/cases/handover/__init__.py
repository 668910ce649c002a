"""Handing a refused step over to the head, and what comes of it."""
