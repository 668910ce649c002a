"""Complaints put right or made void."""
