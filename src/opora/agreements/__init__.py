"""Agreements: concluding, what was agreed, and how they end."""
