"""A worker who leaves: what is handed over first, and the last day of the account."""
