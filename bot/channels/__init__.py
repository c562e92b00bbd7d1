"""The chats the bot lives in; each folder translates one of them to turns and back."""
