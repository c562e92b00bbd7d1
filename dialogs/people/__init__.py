"""A person's own: signing in, linking accounts, privacy, where they are reached."""
