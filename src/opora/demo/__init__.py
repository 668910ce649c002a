"""An invented organisation, its workers and clients, made by actions like anybody's."""
