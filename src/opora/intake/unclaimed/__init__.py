"""Applicants whom nobody has taken over from whoever took their first contact."""
