"""What clients consent to, and what left on it: consents, their withdrawal, disclosures."""
