"""Settings from the environment or a file named .env: read once, checked, every mistake named at once.

With no `MicrosoftAppId` the bot runs in sandbox mode: on the embedded tenant, reached from this
machine alone. It refuses to start there where anything says that live was meant. `NOW` starts its
clock at a moment, in sandbox mode only. Names are case-sensitive; close misspellings are mistakes.
`environment` is where they are read; `model` has them all.
"""
