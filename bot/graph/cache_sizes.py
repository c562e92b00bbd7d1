"""How much is remembered of what can always be found out again."""

PEOPLE_KEPT = 2000
"""Of whom a token, a calendar's id and the like are held in memory; who was not heard of longest makes room."""
