"""Whether it is somebody's turn for a place."""
