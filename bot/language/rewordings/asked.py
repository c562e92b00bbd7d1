"""What is asked of what is booked: whose an interview of some day is, how and where it is held, which rooms it could have."""

from bot.language.context import ParseContext
from bot.language.rewordings.notation import rows, shown


def _has_interviews(context: ParseContext) -> bool:
    return bool(context.interviews)


ASKED = rows(
    (r"{lead}who('s| is| was|s)? (the |my |our )?{one}( we( have|'ve got)?| i( have|'ve got)?)?( on| at| for)? (?<when>{time}( {time})*)('s)?( {one})? (for|with)( again)?{tail}", "my interviews on {when}", _has_interviews),
    (r"{lead}who(m? is|m?'s|m?s|m? are) (?<when>{time}( {time})*)'s ({one} )?for( again)?{tail}", "my interviews on {when}", _has_interviews),
    (r"{lead}who(m? is|'s|s) (coming( in)?|being (seen|interviewed)|up|interviewed|we seeing|the candidate|our candidate)( on| at| for)? (?<when>{time}( {time})*){tail}", "my interviews on {when}", _has_interviews),
    (r"{lead}(and |what about |how about )+(on )?(?<when>{time}( {time})*)( then)?{tail}", "my interviews on {when}", shown("list")),
    (r"{lead}((which|what|any)( other)? rooms?( (is|are|would be|s))?|(is|are) (any|there any)( other)? rooms?) (still )?(free|available|open|left|empty|going)( (then|at that time|at the time|at the same time|for (it|that|this)|instead))+{tail}", "another room", shown("interview")),
    one=r"(one|interview|meeting|session|slot|candidate)",
    time=r"(next |this |on |the |at )?({weekday}s?|weds|thurs|tues|tomorrow|today|morning|afternoon|lunchtime|evening|{clock})",
)  # fmt: skip
