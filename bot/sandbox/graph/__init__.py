"""Microsoft Graph as far as the bot could call it: routes, endpoints, errors and the wire forms."""
