"""How long pages take, as ratios to the same done in plain SQL and by a minimal Django page."""
