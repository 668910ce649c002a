"""Putting meetings right: planned ones, cancellations, reviews of the cooperation."""
