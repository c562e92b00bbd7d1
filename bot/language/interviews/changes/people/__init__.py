"""Who takes part in a booked interview instead of whom."""
