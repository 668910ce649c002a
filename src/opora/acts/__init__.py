"""What was done with a client: acts, exchange of material, departures, corrections."""
