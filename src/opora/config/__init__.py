"""Settings, root addresses, the web server's door and the command line."""
