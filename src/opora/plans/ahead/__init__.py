"""What comes after an agreement is talked over before its last day."""
