"""Opora: the case record of a social service, run by the rules it has published."""
