"""What a message may hold before it is scanned, as pieces of regular expressions: a name as it is typed, an hour of the clock."""

NAME = r"(?-i:[A-Z][\w'’-]*\w(?: [A-Z][\w'’-]*\w)?)"
"""One capitalised word or two, whether or not somebody is called so."""
CLOCK = r"\d{1,2}(?:[:.]\d\d)?(?: ?[ap]m)?"
"""As in "3", "3:30" and "3.30 pm"."""
DOCUMENT = r"(?:cv|curriculum vitae|r[eé]sum[eé]|portfolio|cover letter|application|profile|linkedin(?: profile)?|github(?: profile)?|work samples?|take[ -]?home|case study|code sample|presentation|homework)"
"""What of a candidate may be read."""
