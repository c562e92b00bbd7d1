"""Who comes to an interview, who is late or ill, and who never came."""
