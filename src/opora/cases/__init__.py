"""The file: opened at the first contact, carried from applicant to client to closed."""
