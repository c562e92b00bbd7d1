"""Where documents live: the only home of tinydb and asyncpg."""
