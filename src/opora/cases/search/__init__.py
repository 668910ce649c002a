"""Finding a case by who is in it."""
