"""Steps of transcripts in the office of fakes: offered, booked, declined, moved."""

from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

from msgspec.structs import replace

from bot.domain.accounts import Account, Address, Connection, Person, Role, person_id
from bot.domain.bookings.interviews import Interview
from bot.runtime.ports import DocumentChange
from bot.runtime.turn import Said, Speaker, Turn
from cards.actions import (
    Book,
    Decline,
    Move,
    Propose,
)
from cards.interview_views import InterviewCard
from cards.offer_views import OfferCard
from cards.view_models import Consent
from dialogs.people import sign_in
from tests.harness.office import SUNDAY, TENANT, address

TUESDAY = datetime(2026, 11, 24, 9, tzinfo=UTC)


async def offered(office, text="Ian on Tuesday with a room"):
    await office.says("rita", text)
    return office.view("rita", OfferCard)


async def booked(office, text="Ian on Tuesday with a room"):
    """Book the first time offered, and let everything happen that is due at once."""
    offer = await offered(office, text)
    message = office.message("rita", OfferCard)
    await office.presses("rita", Book(offer.offer, 1), message=message)
    await office.works()
    return next(one for one in await office.all(Interview) if one.offer == offer.offer)


async def with_scheduling_user(office):
    """Ada is named as the scheduling user and has connected."""
    await office.says("olivia", "use ada@x.example as the scheduling user")
    (stored,) = await office.store.find(Person, "mail", "t/ada@x.example")
    ada = replace(stored.value, connection=Connection.CONNECTED)
    await office.store.save([DocumentChange(Person, ada.key, ada, stored.version)])


async def with_second_recruiter(office, *, is_connected=True):
    """Ada is a recruiter too, and has connected her calendar."""
    (stored,) = await office.store.find(Person, "mail", "t/ada@x.example")
    state = Connection.CONNECTED if is_connected else Connection.NONE
    await save(office, replace(stored.value, connection=state, roles=frozenset({Role.RECRUITER})))


async def offered_elsewhere(office, interview):
    await office.presses("rita", Move(interview.id), message=office.message("rita", InterviewCard))
    await office.works()
    return office.view("rita", OfferCard)


async def proposed(office, interview):
    await office.presses("ian", Propose(interview.id))
    await office.works()
    view = office.view("ian", OfferCard)
    slot = next(one for one in view.slots if one.start != interview.start)
    reply = await office.presses("ian", Propose(interview.id, slot.number))
    await office.works()
    return slot, reply


async def declined(office):
    """Ian was asked and declines."""
    interview = await booked(office)
    await office.presses("ian", Decline(interview.id), inputs={"comment": "I am away"})
    await office.works()
    return await office.load(Interview, interview.id)


async def save(office, value):
    stored = await office.store.load(type(value), value.key)
    await office.store.save(
        [DocumentChange(type(value), value.key, value, stored.version if stored else 0)]
    )


async def lose_rooms(office, *, but=()):
    """All rooms but these are no longer registered."""
    account = await office.load(Account, "t")
    await save(office, replace(account, rooms=tuple(r for r in account.rooms if r.name in but)))


def ticket(office, name):
    url = office.view(name, Consent).url
    return parse_qs(urlsplit(url).query)["ticket"][0]


async def to_the_page(office, name):
    """Press the prompt's button; gives what the sign-in page will send back."""
    perform = office.conversations.perform
    url = await sign_in.start_sign_in(ticket(office, name), perform=perform, ports=office.ports)
    return {"state": parse_qs(urlsplit(url).query)["state"][0], "code": "c"}


async def back(office, answer):
    perform = office.conversations.perform
    name = await sign_in.handle_callback(answer, perform=perform, ports=office.ports)
    await office.works()
    return name


def in_slack(name):
    return Address(channel="slack", tenant=TENANT, conversation=f"D:{name}", user=name, bot="T1")


def turn_of(who, tenant=TENANT, content=None):
    where = replace(address(who), tenant=tenant, conversation=f"a:{tenant}:{who}")
    speaker = Speaker(tenant=tenant, id=person_id(tenant, who), name=who.title())
    return Turn(id="1", speaker=speaker, address=where, content=content or Said("?"), now=SUNDAY)
