"""The store in one file, for one copy of the bot: the only home of tinydb."""
