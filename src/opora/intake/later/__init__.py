"""A later contact on a case, an attempt, a note, or a look of the client into the own file."""
