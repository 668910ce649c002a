"""Who waited for a place on a day gone by."""
