"""Planned meetings that stay with a worker who is away, or who hands a case over."""
