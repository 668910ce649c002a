"""One person in several cases: somebody known from another case that the viewer may see."""
