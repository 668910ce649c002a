"""Consents and what left on them, through the product."""
