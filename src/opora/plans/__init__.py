"""Individual plans: goals in the client's words, steps, revisions."""
