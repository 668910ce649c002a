"""Who stands in for the head of a service."""
