"""How the service's own goals came out with a client, measured at the end (E3)."""
