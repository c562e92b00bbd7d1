"""What is done to a booked interview or an invitation: which one is meant, and what is to change."""
