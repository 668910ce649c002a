"""The statement of a year: what the ministry and the region ask a service for."""
