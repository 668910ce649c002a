"""Notices, their delivery and their end put right or made void."""
