"""What is booked: book, change, move, answer, cancel."""
