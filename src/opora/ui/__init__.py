"""Base page, components, form fields, the verdict panel, static files."""
