"""Examinations asked of a worker, their protected results, and to whom these were explained."""
