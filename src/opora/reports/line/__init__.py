"""Who came on the waiting list in a year, and who came off it."""
