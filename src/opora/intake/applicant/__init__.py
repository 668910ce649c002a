"""What happens with an applicant: consultation, assessment, the decision."""
