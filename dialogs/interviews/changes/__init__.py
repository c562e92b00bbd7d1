"""What an organizer does to a booked interview: undo, cancel, move, change, replace, hand over."""
