"""Workers who do not meet a person (B19)."""
