"""Microsoft Teams: chats, the Bot Framework connector, and the client that people use."""
