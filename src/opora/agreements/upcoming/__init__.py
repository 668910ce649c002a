"""Whether an agreement is what comes next in a case."""
