"""Where somebody turned who was not content with the answer."""
