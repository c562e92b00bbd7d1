"""Whichever way an interview came to be as it is, the first line of its card says who is known not to come."""

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Connection, Person, Role
from bot.domain.bookings.interviews import Interview
from cards.actions import Accept, Book, Cancel, Change, Decline, Move
from cards.adaptive_cards import fallback
from cards.interview_views import AskToGoOffline, InterviewCard
from cards.offer_views import OfferCard
from tests.fakes.calendars import OneEventRefused
from tests.harness.office import Office
from tests.harness.office_crashes import restarted
from tests.harness.office_stories import booked, save

DECLINED = "Booked, but Ian declined"
OPEN = "Booked – invitations sent"


async def interview_of(office):
    return next(one for one in await office.all(Interview) if one.is_live)


async def passes(office, **time):
    office.clock.pass_(**time)
    await office.works()


async def moved(office):
    interview = await interview_of(office)
    await office.presses("rita", Move(interview.id))
    await office.presses("rita", Book(office.view("rita", OfferCard).offer, 3))
    await office.works()


async def types(office, *messages):
    for said in messages:
        await office.says("rita", said)
        await office.works()


# --- the ways ------------------------------------------------------------------------------------


async def as_it_is(_office):
    pass


async def taken_offline(office):
    await office.presses("rita", Change((await interview_of(office)).id, "offline"))
    await office.works()


async def handed_over(office):
    (ada,) = await office.store.find(Person, "mail", "t/ada@x.example")
    roles = frozenset({Role.RECRUITER})
    await save(office, replace(ada.value, connection=Connection.CONNECTED, roles=roles))
    await office.says("olivia", "hand Rita's interviews to Ada")
    await office.says("olivia", "yes")
    await office.works()


async def moved_and_back(office):
    await moved(office)
    await types(office, "undo")


async def moved_in_outlook_and_back(office):
    interview = await interview_of(office)
    kept = office.calendars.events[interview.event.id]
    own = kept.draft
    await moved(office)
    kept.draft = replace(kept.draft, span=own.span)
    kept.answers = {}
    await passes(office, seconds=5)


async def swapped_and_back(office):
    await types(office, "take Ian off", "undo")


async def longer_and_back(office):
    await types(office, "make it 75 minutes", "undo")


async def with_a_note(office):
    await types(office, "note for the interviewers: bring the case")


async def end_refused(office):
    office.calendars.denied = {"cancel"}
    await office.presses("rita", Cancel((await interview_of(office)).id, is_sure=True))
    await office.works()


async def change_refused(office):
    office.calendars.refused = (await interview_of(office)).event.id
    await moved(office)


async def offline_refused(office):
    office.calendars.denied = {"invite"}
    await taken_offline(office)


async def restarted_meanwhile(office):
    await restarted(office)


WAYS = [
    as_it_is,
    taken_offline,
    handed_over,
    moved_and_back,
    moved_in_outlook_and_back,
    swapped_and_back,
    longer_and_back,
    with_a_note,
    end_refused,
    change_refused,
    offline_refused,
    restarted_meanwhile,
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
async def test_who_declined_that_very_time_is_named_before_all_else(way):
    office = Office(calendars=OneEventRefused())
    await office.open()
    interview = await booked(office, "Ian and Mei on Tuesday at 14:00 online")
    await office.presses("mei", Accept(interview.id))
    await office.presses("ian", Decline(interview.id))
    await passes(office, minutes=3)
    before = await interview_of(office)
    await way(office)
    after = await interview_of(office)
    assert (after.revision > before.revision) is (way not in {as_it_is, restarted_meanwhile})
    assert after.start == interview.start
    assert after.declined == {"ian@x.example"}
    shown = fallback(office.view(after.by.removeprefix("t/"), InterviewCard))
    assert DECLINED in shown
    assert OPEN not in shown


async def test_who_is_asked_for_another_time_is_not_said_to_have_declined_it():
    office = Office()
    await office.open()
    interview = await booked(office, "Ian and Mei on Tuesday at 14:00")
    await office.presses("ian", Decline(interview.id))
    await moved(office)
    shown = fallback(office.view("rita", InterviewCard))
    assert OPEN in shown
    assert "asked again · declined the earlier time" in shown


async def test_a_new_invitation_without_the_teams_meeting_does_not_go_to_who_declined():
    office = Office()
    await office.open()
    interview = await booked(office, "Ian and Mei on Tuesday at 14:00 online")
    await office.presses("ian", Decline(interview.id))
    await office.presses("rita", Change(interview.id), inputs={"online": "no"})
    asked = fallback(office.view("rita", AskToGoOffline))
    assert "Ian declined, so the new one doesn’t go to Ian." in asked
    await office.says("rita", "yes")
    await office.works()
    [event] = office.calendars.events.values()
    assert [mail for mail, _ in event.draft.attendees] == ["mei@x.example"]


async def test_where_everybody_declined_nobody_is_coming_also_while_another_time_is_proposed(
    office,
):
    interview = await booked(office, "Ian on Tuesday")
    await office.presses("ian", Decline(interview.id))
    await office.works()
    assert "Nobody is coming: Ian declined" in fallback(office.view("rita", InterviewCard))
    await office.says("ian", "propose Thursday 3pm")
    await office.works()
    shown = fallback(office.view("rita", InterviewCard))
    assert "Ian proposes Thursday" in shown
    assert "Nobody is coming as it stands." in shown
    assert "invitations sent" not in shown
