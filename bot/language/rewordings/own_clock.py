"""Where somebody has moved, whose clock their times are to be shown on, and from when until when they are away."""

from bot.language.context import ParseContext
from bot.language.rewordings.notation import Said, rows
from bot.language.times.time_zone_names import ZONE
from bot.language.tokens.tokenizer import split


def _clock(said: Said, _context: ParseContext) -> str | None:
    """Return the time zone of a place that has one; None for any other word."""
    place = said["place"].removesuffix("'s").removesuffix("’s")
    hit = ZONE.match(split(f"{place} time"), 0)
    return f"my time zone is {place}" if hit and hit[1] else None


_PLACE = r"(?<place>[\w/]+( [\w/]+)?('s)?)"
OWN_CLOCK = rows(
    (rf"{{lead}}{{moved}} {_PLACE}{{while}}{{passing}}[,;.–—-]+ ?{{so}}{{there}}{{tail}}", _clock),
    (rf"{{lead}}{{moved}} {_PLACE}{{while}}{{passing}}{{tail}}", _clock),
    (rf"{{lead}}(i'?m|i am|we're|we are) (now |currently |staying |living |working |based )*in {_PLACE}{{while}}{{passing}}[,;.–—-]+ ?{{so}}{{there}}{{tail}}", _clock),
    (rf"{{lead}}my (clock|watch|time) (should|must|has to|needs to|ought to|is to) (be|show|say|run on|follow) (on |in |that of )?{_PLACE}( time)?{{tail}}", _clock),
    (r"\A\W*.{3,80}[,;.–—-]+ ?(and |so |hence )?from {from:day} (on )?(i'?m|i am|i'?ll be|i will be|i shall be) (not (there|here|in|around|available|at work|working)|away|off|out|gone|absent)( again)? (until|till?|to) (?<until>[\w ]{3,25}?){tail}", "from {from} I'm not there until {until}"),
    moved=r"(i('ve| have|'m| am)? |we('ve| have|'re| are)? )?((just|now|recently) )*(moved|relocated|moving|relocating) (over )?to",
    there=r"((my|the) (clock|watch|times?|time zone) (should|must|has to|needs to|is to) be (there|local|that one|on that)|((can|could) you )?(please )?(show|give|tell|send) me (the |all |my )*(local )?times?( (from|over))? there|((can|could) you )?(please )?(show|give|tell|send) me (the |my )*[\w/]+( [\w/]+)? times?|(please )?use (the |that )?(local )?(clock|time|time zone)( there)?)",
    passing=r"( (btw|by the way|fyi|as you know|incidentally))?",
    day=r"({weekday}|tomorrow|today|the \d\w*|\d\w* \w+)",
    **{"while": r"( (now|for (a|one|two|three|four|five|six|the|\d+|some) [\w ]+?|this week|next week|this month|today|until [\w ]+?|till [\w ]+?))?"},
)  # fmt: skip
"""A clock of one's own, and an absence told behind its reason."""
