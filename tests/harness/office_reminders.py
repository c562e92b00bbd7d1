"""Days that go by in an office, and what people are told in them unasked."""

from datetime import timedelta

from bot.domain.jobs import Job, JobKind
from cards.reminder_views import Reminder


async def at(office, moment):
    """Let time pass in quarters of an hour, as a bot that runs sees it."""
    while office.clock.moment < moment:
        office.clock.moment = min(moment, office.clock.moment + timedelta(minutes=15))
        await office.works()


def told(office, name, about):
    """Return what a chat was told, the newest last; a card that moved down is no reminder any more."""
    return [one for one in office.views(name) if isinstance(one, Reminder) and one.about == about]


async def digest_jobs(office, name):
    """Return the jobs of somebody's morning digest."""
    person = await office.person(name)
    jobs = await office.all(Job)
    return [one for one in jobs if one.kind is JobKind.DIGEST and one.person == person.id]
