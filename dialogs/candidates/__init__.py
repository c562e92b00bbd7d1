"""Who is interviewed: found by name, and forgotten on request and in time."""
