"""Acts as numbers."""
