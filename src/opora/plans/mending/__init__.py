"""Plans and what belongs to them put right or made void."""
