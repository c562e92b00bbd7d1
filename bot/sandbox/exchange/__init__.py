"""Exchange Online behind Graph: mailboxes, events, invitations on their way, rooms that answer."""
