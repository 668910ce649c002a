"""Our notice of an agreement: given, delivered, run out."""
