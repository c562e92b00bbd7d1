"""What a question asks for: a new one, one that goes on, a loop; people, days, room, what is taken out."""
