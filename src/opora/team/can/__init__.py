"""The procedure for a child at risk (CAN), declared by the organisation (B21)."""
