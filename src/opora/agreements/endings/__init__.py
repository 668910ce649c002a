"""How agreements end."""
