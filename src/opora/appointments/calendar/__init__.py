"""The calendar: the week or the day of a worker, of a site, of a room."""
