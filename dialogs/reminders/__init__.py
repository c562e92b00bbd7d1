"""What the bot says of interviews unasked: reminders, nudges, digests and questions afterwards, and who chose which."""
