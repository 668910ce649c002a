"""Streetwork and parties: acts with many people recorded at once."""
