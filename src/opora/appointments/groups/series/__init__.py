"""Groups that repeat, and groups that move: each case of each of them is asked about again."""
