"""What becomes of the sessions of a booked loop: their order, the breaks between them, what comes after one."""
