"""What left the service: nothing without a consent or a statute, and nothing unwritten."""
