"""The client's view of the proposed steps, asked throughout (E5)."""
