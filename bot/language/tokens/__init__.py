"""Text as small words: what is not said to the bot falls away, typing errors are put right."""
