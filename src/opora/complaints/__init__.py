"""Complaints, wishes and praise: taken in, answered, and where one turned afterwards."""
