"""Accounts and roles on the screen: whoever runs the organisation."""
