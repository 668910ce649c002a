"""Requests, results and explanations put right or made void."""
