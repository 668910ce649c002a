"""Persons with a name, clients who are only a code, and how they are found again."""
