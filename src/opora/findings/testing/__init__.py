"""Results of acts that are tests: kept apart from the act, under the sight of all results."""
