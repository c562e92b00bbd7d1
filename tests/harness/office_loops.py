"""Steps of transcripts about interview loops in the office of fakes: an office with more interviewers, offered, booked."""

from bot.domain.accounts import Person, Role
from bot.domain.bookings.interviews import Interview, ResourceDay, Stage
from bot.domain.bookings.loops import Loop, LoopStage
from bot.runtime.ports import DocumentChange
from cards.actions import Book
from cards.loop_views import LoopCard, LoopOfferCard
from tests.harness.office import Office, a_person

ASKED = "Ian 1h, then Mei 45m, then Tom 30m on Tuesday with a room for Jo Park"
INVITING = f"{ASKED}, jo@park.example"


async def staffed(**parts):
    """Return the office with Tom and Lucy, who interview as well."""
    office = await Office(**parts).open()
    for name, title in (("tom", "Tom Becker"), ("lucy", "Lucy Hale")):
        person = a_person(name, title, {Role.INTERVIEWER})
        await office.store.save([DocumentChange(Person, person.key, person, 0)])
    return office


async def offered(office, text=ASKED):
    await office.says("rita", text)
    return office.view("rita", LoopOfferCard)


async def press_book(office, offer, number=1):
    message = office.message("rita", LoopOfferCard)
    return await office.presses("rita", Book(offer.offer, number), message=message)


async def booked(office, text=ASKED, number=1):
    """Book a schedule, and let everything happen that is due at once."""
    await press_book(office, await offered(office, text), number)
    await office.works()
    (loop,) = await office.all(Loop)
    return loop


async def settled(office, minutes=3):
    """Let Undo close, rooms answer, and the candidate's plan go out."""
    office.clock.pass_(minutes=minutes)
    await office.works()
    return office.view("rita", LoopCard)


async def sessions(office):
    """Return the sessions in the store, in order of time."""
    return sorted(await office.all(Interview), key=lambda one: one.start)


def places(office):
    return sorted(one.place for one in office.calendars.events.values())


async def assert_whole_or_nothing(office, count=3):
    """Every session stands with both its events, or nothing is left of any; gives which."""
    loops, interviews = await office.all(Loop), await office.all(Interview)
    if not loops or loops[0].stage is LoopStage.ENDED:
        assert places(office) == []
        assert all(one.stage is Stage.ENDED for one in interviews)
        assert all(not day.claims for day in await office.all(ResourceDay))
        return False
    assert loops[0].stage is LoopStage.STANDING
    assert [one.stage for one in interviews] == [Stage.STANDING] * count
    assert places(office) == sorted(["primary", "scheduler"] * count)
    assert office.view("rita", LoopCard).stage == "standing"
    return True
