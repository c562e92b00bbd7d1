"""What is said of the candidate of a booked interview: their name, address, documents, link, and whether they come."""
