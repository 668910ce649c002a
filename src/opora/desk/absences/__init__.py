"""The screens on which one says who is away and who stands in."""
