"""A message as a whole: what of it is said to the bot, how much is read, and where it is cut into parts."""
