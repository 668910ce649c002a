"""The decision that a written plan is not needed by now (B16)."""
