"""Who is away, who stands in, and who leaves."""
