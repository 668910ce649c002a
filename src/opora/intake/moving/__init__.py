"""An application goes to another site of the service; the day it was made stays."""
