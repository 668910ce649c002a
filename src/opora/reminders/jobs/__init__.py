"""What runs beside the screens: one process, watched by ``opora serve``."""
