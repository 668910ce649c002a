"""A handover to another key worker that was written down wrongly."""
