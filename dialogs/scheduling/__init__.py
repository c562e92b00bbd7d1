"""Asking: who is free, which times, and follow-ups."""
