"""When, where and among whom a sentence is said: everything its meaning depends on besides its words."""

from dataclasses import dataclass
from datetime import datetime

from bot.language.people.name_index import Directory
from bot.language.times.calendar_math import Almanac


@dataclass(frozen=True, slots=True)
class Scene:
    """`now` is the wall clock of `zone` (IANA); `locale` orders day and month; `asker` is the address of "me"."""

    now: datetime
    zone: str
    locale: str
    directory: Directory
    asker: str | None = None

    @property
    def almanac(self) -> Almanac:
        """The moment with the directory's working time."""
        known = self.directory
        now = self.now.replace(tzinfo=None)
        return Almanac(now, known.days, known.start, known.end, self.locale == "en-US", self.zone)
