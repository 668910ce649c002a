"""Who is who in a case: what people are to each other, who is served, the name of the family."""
