"""Days, times, lengths and zones, and the windows they make."""
