"""Microsoft Teams through Bot Framework: the only home of that SDK.

Its support ended with 4.17.1, so it is used as a protocol library that nobody maintains, through
its public classes alone. A turn really runs through it: `CloudAdapterBase` makes the `TurnContext`
and runs the pipeline, `ActivityHandler` tells the kinds of activity apart (`activity_handler`), requests are
believed by a `BotFrameworkAuthentication` (`authentication`, `jwt_authentication`), a `ConnectorFactory` gives turns their
client (`sdk_connector_client`), and its credential factories know how each kind of bot comes by a token
(`credentials`). That costs some ten microseconds a turn and keeps the bot a Bot Framework bot.
Not used, since broken or slow there: the adapter's own `process` (buttons and forged tokens answered
with 500), its validators (checks skipped where a field is absent, keys fetched on the event loop), and
msrest's models and clients (milliseconds and a new connection a turn). In their place stand `messages_endpoint`,
`jwt_authentication` with `jwks`, and `connector`, on plain JSON. The rest of the bot sees `Turn`, `View` and the
Messenger port; `factory.Teams` puts it all together, and with the SDK's successor this folder alone
would change.
"""
