"""An applicant does not go on: no refusal, and nobody's decision."""
