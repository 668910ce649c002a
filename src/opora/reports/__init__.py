"""Numbers: what the head, the region and the ministry ask."""
