"""What only the head may lift: handed over, permitted or not, used once."""
