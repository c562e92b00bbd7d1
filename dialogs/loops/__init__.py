"""Interview loops: several interviews of one candidate, found, booked and changed as one."""
