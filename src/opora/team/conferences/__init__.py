"""Case conferences with other bodies (B20)."""
