"""Who cooperates on a case, on what, from when until when: case management (B7)."""
