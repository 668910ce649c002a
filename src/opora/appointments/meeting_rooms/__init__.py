"""Rooms to meet in, kept by the head of each site."""
