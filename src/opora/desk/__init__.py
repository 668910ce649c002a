"""What a worker opens: my day, the case, search, the rules. Put together from all rooms below."""
