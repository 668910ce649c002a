"""How long we have not been in contact with the people of a case."""
