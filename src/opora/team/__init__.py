"""Team work: intervisions of cooperating workers."""
