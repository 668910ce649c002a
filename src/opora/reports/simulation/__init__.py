"""What a new definition would change, told before it is put in force (S7)."""
