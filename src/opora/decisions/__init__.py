"""Asks the rules for every step and keeps what they decided."""
