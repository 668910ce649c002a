"""Who leads a case on a day, and for how long they work where the case is."""
