"""With whom an agreement is concluded, and since when each of them is a part of it."""
