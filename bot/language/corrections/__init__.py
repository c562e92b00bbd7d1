"""What was meant instead: said in the same breath, or of the message before."""
