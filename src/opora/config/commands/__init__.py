"""Commands that set Opora up and run it; rooms bring their own."""
