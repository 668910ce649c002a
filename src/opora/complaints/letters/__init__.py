"""The answer to a complaint on paper, under the sight of the complaint."""
