"""A worker's own meetings in another calendar: times, numbers of cases, kinds and places."""
