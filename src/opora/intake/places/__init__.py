"""Places of a site that has published how many it has, and who is next for a free one."""
