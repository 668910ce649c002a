"""Papers that people take home: made of what the record knows, kept as they were printed."""
