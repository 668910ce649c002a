"""The agreement on paper before anybody has signed it."""
