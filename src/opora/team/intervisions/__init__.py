"""Cases talked over by workers who cooperate."""
