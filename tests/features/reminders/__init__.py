"""What goes out by e-mail and into calendars, and the jobs behind it."""
