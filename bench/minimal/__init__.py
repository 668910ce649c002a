"""The measure: a Django project that does the same with no rights, rules or record of events."""
