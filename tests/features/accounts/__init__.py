"""Accounts and roles on the screen."""
