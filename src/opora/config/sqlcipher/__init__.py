"""Database backend for Django: SQLite encrypted at rest by SQLCipher."""
