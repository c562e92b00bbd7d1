"""What is asked about booked interviews and invitations, and changes none of them."""
