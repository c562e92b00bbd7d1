"""Book: a time of an offer becomes an interview, taken further on its own until it stands in the calendars."""
