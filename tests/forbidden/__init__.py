"""Every rule that forbids a step, tried on all three ways."""
