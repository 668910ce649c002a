"""Putting right what was printed and handed over."""
