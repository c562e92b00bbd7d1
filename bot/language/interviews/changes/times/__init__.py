"""To when a booked interview moves, told by its own time or by another's."""
