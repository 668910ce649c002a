"""Changes that the client reports ahead."""
