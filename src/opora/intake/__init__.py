"""From the first contact to the decision: who asks for help, with what, and what comes of it."""
