"""Who is meant: names, how many of them, who is left out, the candidate."""
