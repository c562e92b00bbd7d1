"""Everything that is asked for in a fixed phrase: one table."""
