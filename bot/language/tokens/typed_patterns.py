"""What a message may hold before it is scanned, as pieces of regular expressions: a name as it is typed, an hour of the clock."""

NAME = r"(?-i:[A-Z][\w'’-]*\w(?: (?:(?:de|van|der|den|von|da|di|del|du|dos|ter|ten|bin|al) ){0,2}[A-Z][\w'’-]*\w)?)"
"""One capitalised word or two, perhaps with small ones between as in "Piet de Vries", whether or not somebody is called so."""
CLOCK = r"\d{1,2}(?:[:.]\d\d)?(?: ?[ap]m)?"
"""As in "3", "3:30" and "3.30 pm"."""
DOCUMENT = r"(?:cv|curriculum vitae|r[eé]sum[eé]|portfolio|cover letter|application|profile|linkedin(?: profile)?|github(?: profile)?|work samples?|take[ -]?home|case study|code sample|presentation|homework)"
"""What of a candidate may be read."""
