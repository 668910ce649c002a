"""Putting right what was written down on the way to an agreement, and making it void."""
