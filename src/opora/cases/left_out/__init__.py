"""Working without one of us: who may not be chosen, and who decides where the head can't (B19)."""
