"""Running turns: one after the other in a chat, side by side between chats, nobody with more than a fair share."""
