"""Codes of people without a name: as the service spells them, and those that are alike."""
