"""The store in PostgreSQL, for many copies of the bot: the only home of asyncpg."""
