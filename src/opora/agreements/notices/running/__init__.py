"""A notice that was given: delivered, its last day, taken back, run out."""
