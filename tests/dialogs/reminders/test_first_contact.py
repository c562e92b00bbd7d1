"""Reminders of those whose chat becomes known only after they were invited: written to first, or with the app anew."""

from msgspec.structs import replace

from bot.domain.accounts import Role
from bot.domain.jobs import Job, JobKind
from bot.runtime.ports import DocumentChange
from cards.reminder_views import MorningDigest, Reminder
from tests.harness.office import a_person
from tests.harness.office_reminders import at, told
from tests.harness.office_stories import booked, save


async def test_who_is_written_to_for_the_first_time_is_reminded_like_everybody(office):
    """Nobody knew their chat when the interview was booked: its card opened it."""
    person = replace(a_person("tom", "Tom Becker", {Role.INTERVIEWER}), addresses=())
    await office.store.save([DocumentChange(type(person), person.key, person, 0)])
    interview = await booked(office, "Tom on Tuesday 45 min")
    assert (await office.person("tom")).address is not None
    await at(office, interview.start)
    chat = (await office.person("tom")).address.conversation
    shown = list(office.chat.shown[chat].values())
    assert [one for one in shown if isinstance(one, MorningDigest)]
    assert [one.about for one in shown if isinstance(one, Reminder)] == ["reminder"]


async def test_who_has_the_app_again_is_reminded_again(office):
    mei = await office.person("mei")
    interview = await booked(office, "Mei on Tuesday 45 min")
    await save(office, replace(mei, addresses=()))
    await office.works()
    await office.says("mei", "my interviews")
    await office.works()
    assert [one for one in await office.all(Job) if one.kind is JobKind.REMIND]
    await at(office, interview.start)
    assert len(told(office, "mei", "reminder")) == 1
