"""Cases that fewer people see than usual, and who of us still does (B21)."""
