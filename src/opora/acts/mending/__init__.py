"""How acts were put right."""
