"""What a message tells beside what it asks for."""
