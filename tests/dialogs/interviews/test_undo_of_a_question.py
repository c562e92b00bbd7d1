"""An undo while a question waits for a yes drops that question; one that names the last change still reaches it."""

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Connection, Person, Role
from bot.domain.bookings.interviews import Interview
from cards.adaptive_cards import fallback
from cards.view_models import AskSure
from tests.harness import office_loops
from tests.harness.office_loops import INVITING, staffed
from tests.harness.office_stories import booked, save

UNDOES = ["undo", "oops undo that", "actually undo that", "wait no, undo that please", "no, take it back"]  # fmt: skip
NOTE = "note for the interviewers: focus on system design"


def standing(interviews):
    return sorted((one.id, one.shape, one.by, one.is_live) for one in interviews)


async def dropped(office, said, *, who="rita"):
    """Say it to the question that is open: nothing is done of it, not by a later yes either."""
    before = standing(await office.all(Interview))
    told = await office.says(who, said)
    await office.says(who, "yes")
    await office.works()
    assert standing(await office.all(Interview)) == before
    return told


@pytest.mark.parametrize("said", UNDOES)
async def test_a_cancellation_that_was_only_asked_about_is_dropped_and_the_note_stays(office, said):
    await booked(office)
    await office.says("rita", NOTE)
    await office.works()
    await office.says("rita", "cancel it")
    told = await dropped(office, said)
    assert told == (
        "OK, nothing was cancelled: I’d only asked. If you meant what I did before that, type “undo”."
    )


@pytest.mark.parametrize(
    ("asked", "done"),
    [
        ("cancel all my interviews", "cancelled"),
        ("move both to Wednesday", "moved"),
        ("make all of them 30 minutes", "changed"),
        ("add Mei to both", "changed"),
    ],
)
@pytest.mark.parametrize("said", UNDOES[1:3])
async def test_what_is_asked_about_several_is_dropped(office, asked, done, said):
    await booked(office)
    await booked(office, "Ian on Tuesday after 2pm with a room")
    await office.says("rita", asked)
    assert f"nothing was {done}: I’d only asked" in await dropped(office, said)


@pytest.mark.parametrize(("asked", "done"), [("cancel the loop", "cancelled"), ("no room for all of them", "changed")])  # fmt: skip
async def test_what_is_asked_about_a_whole_loop_is_dropped(asked, done):
    office = await staffed()
    await office_loops.booked(office, INVITING)
    await office.says("rita", asked)
    assert f"nothing was {done}: I’d only asked" in await dropped(office, "oops undo that")


async def test_a_hand_over_is_dropped(office):
    await booked(office)
    (ada,) = await office.store.find(Person, "mail", "t/ada@x.example")
    may_organize = {"connection": Connection.CONNECTED, "roles": frozenset({Role.RECRUITER})}
    await save(office, replace(ada.value, **may_organize))
    await office.says("olivia", "hand Rita's interviews to Ada")
    told = await dropped(office, "actually undo that", who="olivia")
    assert told == "OK, nothing was handed over: I’d only asked."


@pytest.mark.parametrize("said", ["undo", "undo the last change"])
async def test_the_last_change_is_undone_by_its_name_or_once_the_question_is_dropped(office, said):
    interview = await booked(office)
    await office.says("rita", NOTE)
    await office.works()
    await office.says("rita", "cancel it")
    if said == "undo":
        await office.says("rita", "oops undo that")
    await office.says("rita", said)
    await office.works()
    after = await office.load(Interview, interview.id)
    assert (after.is_live, after.note) == (True, "")


async def test_a_yes_to_the_question_of_an_undo_undoes(office):
    interview = await booked(office)
    await office.says("rita", "who's coming?")
    await office.says("rita", "undo")
    await office.says("rita", "oops undo that")
    assert isinstance(office.views("rita")[-1], AskSure)
    await office.says("rita", "yes")
    await office.works()
    assert not (await office.load(Interview, interview.id)).is_live


@pytest.mark.parametrize("said", ["hmm put her back", "no wait put him back"])
async def test_who_was_just_taken_off_is_put_back_and_nothing_moves(office, said):
    interview = await booked(office, "Ian and Mei on Tuesday")
    await office.says("rita", "take Mei off")
    await office.works()
    await office.says("rita", said)
    await office.works()
    after = await office.load(Interview, interview.id)
    assert after.start == interview.start
    assert {one.name for one in after.people} == {one.name for one in interview.people}


async def test_who_was_taken_off_last_is_put_back_after_other_changes_too(office):
    interview = await booked(office, "Ian and Mei on Tuesday")
    for said in ("take Mei off", "make it 30 minutes", NOTE, "add him back after all"):
        await office.says("rita", said)
        await office.works()
    after = await office.load(Interview, interview.id)
    assert {one.name for one in after.people} == {one.name for one in interview.people}


async def test_who_was_taken_off_in_outlook_is_put_back(office):
    interview = await booked(office, "Ian and Mei on Tuesday")
    kept = office.calendars.events[interview.event.id]
    left = tuple(one for one in kept.draft.attendees if not one[0].startswith("mei"))
    kept.draft = replace(kept.draft, attendees=left)
    await office.says("rita", "show the interview")
    await office.says("rita", "put her back")
    await office.works()
    after = await office.load(Interview, interview.id)
    assert {one.name for one in after.people} == {one.name for one in interview.people}


async def test_what_else_is_asked_for_is_named_and_not_lost(office):
    interview = await booked(office)
    await office.says("rita", "cancel it")
    await office.says("rita", "undo that and make it 30 minutes")
    await office.works()
    told = " ".join(fallback(one) for one in office.views("rita")[-2:])
    assert "nothing was cancelled" in told
    assert "make it 30 minutes" in told
    assert (await office.load(Interview, interview.id)).shape == interview.shape


@pytest.mark.parametrize("said", ["undo the last cancel", "undo teh last cancl", "restore the cancellation"])  # fmt: skip
async def test_a_cancellation_that_never_was_takes_no_booking_back(office, said):
    await booked(office)
    before = standing(await office.all(Interview))
    assert "haven’t cancelled anything" in await office.says("rita", said)
    await office.says("rita", "yes")
    await office.works()
    assert standing(await office.all(Interview)) == before
