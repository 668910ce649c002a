"""How those stand who wait for a place: since when, and which of them comes first."""
