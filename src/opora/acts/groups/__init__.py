"""What took place in a group, written up on one screen for all who were expected."""
