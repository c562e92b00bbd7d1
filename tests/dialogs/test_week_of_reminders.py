"""A week as the bot lives it, in both channels: who is told what, and when, from Sunday to Sunday."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from bot.domain.interviews import Interview
from bot.domain.jobs import Job, JobKind
from cards.actions import Accept, Attended, Book, Cancel
from cards.view_models import MorningDigest, OfferCard, Reminder
from tests.harness.office_stories import booked, offered_elsewhere, save

STEP = timedelta(minutes=5)


async def books(office, text):
    await office.says("rita", text)
    await office.says("rita", "book 1")
    await office.works()
    return max(await office.all(Interview), key=lambda one: (one.booked_at, one.start))


def sent(chat):
    """Every message that a chat ever took unasked: what it was about, and of which interview."""
    return [
        ("digest", "") if isinstance(one, MorningDigest) else (one.about, one.card.interview)
        for one in chat
        if isinstance(one, MorningDigest | Reminder)
    ]


async def test_a_week_in_both_channels(both):
    office = both
    told = {"ian": [], "mei": []}
    for name, chat in (("mei", office.chat), ("ian", office.slack)):
        send = chat.send

        async def noted(to, view, send=send, name=name):
            if to.conversation.endswith(name):
                told[name].append(view)
            return await send(to, view)

        chat.send = noted
    ian = await office.person("ian")
    slack = replace(ian.address, channel="slack", conversation="D:ian")
    await save(office, replace(ian, addresses=(*ian.addresses, slack), tell_in="slack"))

    kept = await booked(office, "Ian on Tuesday with a room")
    moved = await books(office, "Mei on Wednesday at 10 with a room")
    gone = await books(office, "Mei on Thursday at 10")
    unanswered = await books(office, "Ian on Friday at 15:00")
    for name, one in (("ian", kept), ("mei", moved), ("mei", gone)):
        await office.presses(name, Accept(one.id))
    await office.works()

    until = office.clock.moment + timedelta(days=7)
    while office.clock.moment < until:
        office.clock.moment += STEP
        await office.works()
        if office.clock.moment == moved.start - timedelta(hours=25):
            view = await offered_elsewhere(office, moved)
            later = next(one for one in view.slots if one.start > moved.start)
            await office.presses("rita", Book(office.view("rita", OfferCard).offer, later.number))
            await office.works()
            await office.presses("mei", Accept(moved.id))
            await office.presses("rita", Cancel(gone.id, is_sure=True))
            await office.works()
        if office.clock.moment == kept.end + timedelta(hours=2):
            await office.presses("ian", Attended(kept.id, "done"))

    moved = await office.load(Interview, moved.id)
    assert Counter(sent(told["ian"])) == {
        ("digest", ""): 2,
        ("reminder", kept.id): 1,
        ("after", kept.id): 1,
        ("unanswered", unanswered.id): 2,
        ("reminder", unanswered.id): 1,
        ("after", unanswered.id): 1,
    }
    assert (moved.start.day, moved.moves) == (26, 1)
    assert Counter(sent(told["mei"])) == {
        ("digest", ""): 1,
        ("reminder", moved.id): 1,
        ("after", moved.id): 2,
    }, "on Thursday and Friday; the third time is next Monday"
    assert not [one for one in office.views("ian") if isinstance(one, Reminder | MorningDigest)]
    assert not [one for one in sent(told["mei"]) if one[1] == gone.id]
    left = {one.subject for one in await office.all(Job) if one.kind is JobKind.REMIND}
    assert gone.id not in left
    assert kept.id not in left
