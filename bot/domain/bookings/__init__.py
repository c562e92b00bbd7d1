"""What is booked: interviews, their changes, loops, candidates and the rooms reserved."""
