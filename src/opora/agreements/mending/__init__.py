"""Agreements and their endings put right or made void."""
