"""Prevention for schools and other institutions: what is done for them and how many took part."""
