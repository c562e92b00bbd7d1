"""The people, rooms and meetings that the tenant starts with."""
