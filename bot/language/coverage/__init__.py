"""Accounting for every word: what a message says that no field of its request holds, or that nothing of its reading uses."""
