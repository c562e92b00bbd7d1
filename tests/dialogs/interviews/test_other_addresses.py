"""One mailbox under several addresses: renamed people, and people whom Teams tells by a sign-in name."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Person, Role, person_id
from bot.domain.bookings.interviews import Answer, Attendee, EventRef, Interview
from bot.domain.intervals import Interval
from bot.runtime.ports import DocumentChange, SeenEvent
from bot.runtime.turn import Said, Speaker
from cards.interview_views import InterviewCard
from dialogs.interviews.calendar.other_addresses import with_known_addresses
from tests.harness.office import TENANT, Office
from tests.harness.office_stories import back, booked, to_the_page

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
IAN = Attendee(mail="ian@x.example", name="Ian Murray")
MEI = Attendee(mail="mei@x.example", name="Mei Tanaka")
NEW = "i.murray@x.example"


def known(**others):
    """The people of the account by address, with what else is known of each."""
    people = [
        Person(id=person_id(TENANT, name), tenant=TENANT, name="", mail=f"{name}@x.example", **more)
        for name, more in others.items()
    ]
    return {one.mail: one for one in people}


def event(**invited):
    """An event with these addresses and names, each of whom has accepted."""
    names = {f"{name.replace('_', '.')}@x.example": told for name, told in invited.items()}
    return SeenEvent(
        ref=EventRef(owner="me", id="e"),
        span=Interval(NOON, NOON + timedelta(hours=1)),
        answers=dict.fromkeys(names, Answer.ACCEPTED),
        proposed=dict.fromkeys(names, Interval(NOON, NOON + timedelta(minutes=30))),
        invited=frozenset(names),
        names=names,
        is_list_whole=True,
    )


@pytest.mark.parametrize(
    ("colleagues", "seen", "people"),
    [
        (known(ian={"other_mails": (NEW,)}), event(i_murray="Ian Murray-Lee"), {IAN.mail}),
        (known(ian={"principal": "I.Murray@x.example"}), event(i_murray=""), {IAN.mail}),
        (known(ian={}), event(i_murray="ian murray", mei="Mei Tanaka"), {IAN.mail, MEI.mail}),
        # Rather a stranger than a guess.
        (known(ian={}), event(i_murray="Somebody Else"), {NEW}),
        (known(ian={}), event(ian="Ian Murray", i_murray="Ian Murray"), {IAN.mail, NEW}),
        (known(ian={}), event(i_murray="", mei="Mei Tanaka"), {NEW, MEI.mail}),
        (
            known(ian={}),
            event(i_murray="Ian Murray", i_murray2="Ian Murray"),
            {NEW, "i.murray2@x.example"},
        ),
        # An address that was given to somebody else since is theirs.
        (known(ian={"other_mails": (MEI.mail,)}, mei={}), event(mei="Mei Tanaka"), {MEI.mail}),
    ],
)
def test_an_address_is_followed_to_whose_it_is(colleagues, seen, people):
    found = with_known_addresses(seen, (IAN, MEI), colleagues)
    assert found.invited == people
    assert {*found.answers} == {*found.proposed} == {*found.names} == people


async def test_who_is_renamed_stays_on_the_interview_and_their_answer_counts(office):
    interview = await booked(office)
    told = Speaker(tenant=TENANT, id=person_id(TENANT, "ian"), name="Ian", mail=NEW)
    await office.turn("ian", Said("hello"), speaker=told)
    ian = await office.person("ian")
    assert (ian.mail, ian.other_mails) == ("ian@x.example", (NEW,))
    kept = office.calendars.events[interview.event.id]
    kept.draft = replace(kept.draft, attendees=((NEW, "Ian Lee"),))
    kept.answers = {NEW: Answer.ACCEPTED}
    office.clock.pass_(minutes=3)
    await office.works()
    (after,) = await office.all(Interview)
    assert [(one.mail, one.answer) for one in after.people] == [("ian@x.example", Answer.ACCEPTED)]
    assert not office.view("ian", InterviewCard).is_off
    assert after.outsiders == ()


@pytest.fixture
async def asked(new_office):
    """Teams told Rita's sign-in name alone, and she was asked to connect."""
    await new_office.says("olivia", "enable office365")
    stored = await new_office.store.load(Person, person_id(TENANT, "rita"))
    named = replace(stored.value, mail="r.costa@x.example", principal="R.Costa@x.example")
    await new_office.store.save([DocumentChange(Person, named.key, named, stored.version)])
    await new_office.says("rita", "who's free Tuesday with a room")
    new_office.signs_in_as("rita")
    who = replace(new_office.identity.who, principal="R.Costa@x.example")
    new_office.identity.who = who
    return new_office


async def test_a_sign_in_name_that_stood_in_for_an_address_gives_way_to_the_mailboxs(asked):
    await back(asked, await to_the_page(asked, "rita"))
    rita = await asked.person("rita")
    assert (rita.mail, rita.other_mails) == ("rita@x.example", ())


async def test_by_which_an_interview_names_somebody_stays(asked):
    names_her = Interview(
        id="i",
        tenant=TENANT,
        by=person_id(TENANT, "olivia"),
        offer="o",
        slot_number=1,
        start=NOON,
        end=NOON + timedelta(hours=1),
        people=(Attendee(mail="r.costa@x.example", name="Rita"),),
        booked_at=NOON,
    )
    await asked.store.save([DocumentChange(Interview, "i", names_her, 0)])
    await back(asked, await to_the_page(asked, "rita"))
    rita = await asked.person("rita")
    assert (rita.mail, rita.other_mails) == ("r.costa@x.example", ("rita@x.example",))


async def test_owners_may_name_any_address_of_a_mailbox():
    office = await Office(owners=frozenset({NEW})).open()
    told = Speaker(tenant=TENANT, id=person_id(TENANT, "ian"), name="Ian", mail=NEW)
    await office.turn("ian", Said("hello"), speaker=told)
    assert Role.OWNER in (await office.person("ian")).roles
    await office.says("olivia", "remove Ian as owner")
    await office.turn("ian", Said("hello"), speaker=told)
    assert Role.OWNER not in (await office.person("ian")).roles
