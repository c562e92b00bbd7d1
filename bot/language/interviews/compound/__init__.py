"""Messages that say several things of booked interviews, or what is not to be done with them."""
