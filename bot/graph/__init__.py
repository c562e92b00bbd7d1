"""Microsoft 365 as the bot reaches it: the only home of httpx and msal."""
