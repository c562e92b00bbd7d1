"""Two interviewers who are to change places, as they wait for a yes."""

from msgspec import Struct

from bot.domain.bookings.interviews import Interview


class PeopleExchange(Struct, frozen=True):
    """The addresses of two who each take the other's place in one of two interviews."""

    one: str
    other: str

    def goes_from(self, interview: Interview) -> str:
        """Return which of the two attends an interview; empty where neither or both do."""
        there = [mail for mail in (self.one, self.other) if interview.attendee(mail)]
        return there[0] if len(there) == 1 else ""

    def comes_for(self, mail: str) -> str:
        """Return the other of the two."""
        return self.other if mail == self.one else self.one
