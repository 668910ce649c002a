"""The chain of events: who did and who saw what. Append-only."""
