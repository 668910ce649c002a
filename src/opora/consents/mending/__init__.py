"""Consents, their withdrawal and what left put right or made void."""
