"""What the bot does when somebody says or presses something; `routes` is the table of all there is."""
