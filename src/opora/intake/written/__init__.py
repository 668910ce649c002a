"""The reason of a refusal that somebody wants in writing, until they have it."""
