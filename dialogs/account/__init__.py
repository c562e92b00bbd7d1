"""What an admin looks after: switching on, settings, rooms, roles, the audit log."""
