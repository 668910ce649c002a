"""Contacts of people whose case runs out of the sight of whoever took the contact."""
