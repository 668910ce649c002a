"""Acts put right or made void."""
