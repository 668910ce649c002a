"""What is done about a complaint: who has it in hand, the answer, more time, turning elsewhere."""
