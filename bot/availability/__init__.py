"""The pure search: which times are free, for whom, in which room, and why not."""
