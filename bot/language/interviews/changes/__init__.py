"""What of a booked interview is to change."""
