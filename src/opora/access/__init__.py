"""Who works here, in which role, and the one door for every change."""
