"""What people of a case are to each other, who lives with whom, and who has children in care."""
