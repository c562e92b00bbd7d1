from functools import partial

import pytest

from bot.domain.accounts import Role
from bot.domain.bookings.interviews import Answer, Interview
from bot.domain.intervals import Interval
from bot.domain.search_models import Item
from cards.actions import Accept, Cancel, Decline, NameCandidate, Replace
from cards.adaptive_cards import fallback
from cards.interview_views import InterviewCard
from tests.harness.office import a_person
from tests.harness.office_stories import booked, declined, save


async def test_a_decline_brings_who_could_stand_in(office):
    await declined(office)
    view = office.view("rita", InterviewCard)
    assert view.people[0].comment == "I am away"
    assert view.substitutes == ("Mei Tanaka",)


async def test_who_is_busy_cannot_stand_in(office):
    interview = await booked(office)
    office.calendars.busy["mei@x.example"] = [Item(Interval(interview.start, interview.end))]
    await office.presses("ian", Decline(interview.id))
    await office.works()
    assert office.view("rita", InterviewCard).substitutes == ()


async def test_a_substitute_is_invited_in_place_of_who_declined(office):
    interview = await declined(office)
    await office.presses("rita", Replace(interview.id, 1))
    await office.works()
    event = office.calendars.events[interview.event.id]
    assert event.draft.attendees == (("mei@x.example", "Mei Tanaka"),)
    assert office.view("mei", InterviewCard).own_answer == "none"
    assert [one.name for one in office.view("rita", InterviewCard).people] == ["Mei Tanaka"]


async def test_a_stand_in_that_was_never_offered_is_refused(office):
    interview = await booked(office)
    reply = await office.presses("rita", Replace(interview.id, 1))
    assert (reply.key, dict(reply.facts)["what"]) == ("gone", "substitute")


async def test_a_decline_noticed_in_outlook_brings_stand_ins_too(office):
    interview = await booked(office)
    office.calendars.events[interview.event.id].answers["ian@x.example"] = Answer.DECLINED
    office.clock.pass_(seconds=5)
    await office.works()
    assert office.view("rita", InterviewCard).substitutes == ("Mei Tanaka",)


@pytest.mark.parametrize(
    ("name", "action"),
    [("ian", Decline), ("rita", partial(Cancel, is_sure=True))],
    ids=["declined", "cancelled"],
)
async def test_a_reason_too_long_to_be_passed_on_is_not_cut_but_refused(office, name, action):
    interview = await booked(office)
    reply = await office.presses(name, action(interview.id), inputs={"comment": "x" * 501})
    assert dict(reply.facts) == {"why": "comment", "field": "comment"}
    known = await office.load(Interview, interview.id)
    assert known.is_live
    assert known.people[0].answer is Answer.NONE


async def test_the_candidate_is_named_and_invited(office):
    interview = await booked(office)
    filled = {"candidate": "  Jo   Park ", "candidate_mail": "Jo@Example.org"}
    await office.presses("rita", NameCandidate(interview.id), inputs=filled)
    await office.works()
    draft = office.calendars.events[interview.event.id].draft
    assert draft.subject == "Interview: Jo Park"
    assert office.view("ian", InterviewCard).candidate == "Jo Park"


async def test_naming_the_candidate_leaves_the_room_confirmed(office):
    interview = await booked(office)
    office.clock.pass_(seconds=5)
    await office.works()
    await office.presses("rita", NameCandidate(interview.id), inputs={"candidate": "Jo"})
    await office.works()
    assert office.view("rita", InterviewCard).room_state == "confirmed"


async def test_an_endless_name_and_a_broken_address_are_refused(office):
    interview = await booked(office)
    long = await office.presses(
        "rita", NameCandidate(interview.id), inputs={"candidate": "x" * 5000}
    )
    broken = await office.presses(
        "rita", NameCandidate(interview.id), inputs={"candidate_mail": "jo at example"}
    )
    assert (dict(long.facts)["field"], dict(broken.facts)["field"]) == (
        "candidate",
        "candidate_mail",
    )
    assert (await office.load(Interview, interview.id)).candidate == ""


async def test_where_nobody_has_declined_it_is_said_how_somebody_is_swapped(office):
    await booked(office, "Ian and Mei on Tuesday with a room")
    said = await office.says("rita", "who else could do it?")
    assert "Ian and Mei haven’t declined" in said
    assert "swap Ian for" in said


@pytest.mark.parametrize(
    ("text", "what"),
    [("make it 45 minutes", "length"), ("move it to Wednesday 14:00", "time")],
)
async def test_who_declined_is_asked_again_and_not_shown_as_newly_invited(office, text, what):
    interview = await declined(office)
    await office.says("rita", text)
    if what == "time":
        await office.says("rita", "book 1")
    await office.works()
    (ian,) = office.view("rita", InterviewCard).people
    assert (ian.answer, ian.declined) == ("none", what)
    said = fallback(office.view("rita", InterviewCard))
    assert f"asked again · declined the earlier {what}" in said
    await office.presses("ian", Accept(interview.id))
    await office.works()
    (ian,) = office.view("rita", InterviewCard).people
    assert (ian.answer, ian.declined) == ("accepted", "")


async def test_who_is_not_on_an_interview_is_named_as_in_every_sentence(office):
    await booked(office)
    said = await office.says("rita", "who could do it instead of Mei?")
    assert "Mei isn’t on that interview" in said


async def two_booked(office):
    """Ian's interview, and Mei's, which was booked and shown last."""
    await save(office, a_person("sam", "Sam Okafor", {Role.INTERVIEWER}))
    first = await booked(office, "Ian on Tuesday 45 min for Ben Cole")
    return first, await booked(office, "Mei on Wednesday 45 min for Chloe Roy")


@pytest.mark.parametrize("text", ["who could take over?", "someone else", "who else could do it?"])
async def test_who_could_take_over_is_of_the_interview_that_was_declined(office, text):
    first, second = await two_booked(office)
    await office.presses("ian", Decline(first.id))
    await office.works()
    assert "Ben Cole" in await office.says("rita", text)
    await office.says("rita", "ask Sam")
    await office.works()
    stayed = await office.load(Interview, second.id)
    changed = await office.load(Interview, first.id)
    assert [one.name for one in stayed.people] == ["Mei Tanaka"]
    assert [one.name for one in changed.people] == ["Sam Okafor"]


async def test_of_several_that_were_declined_it_is_asked_which(office):
    first, second = await two_booked(office)
    await booked(office, "Sam on Thursday 45 min for Dan Fox")
    await office.presses("ian", Decline(first.id))
    await office.presses("mei", Decline(second.id))
    await office.works()
    assert "not sure which one" in await office.says("rita", "who could take over?")


async def test_where_the_interview_shown_was_declined_another_is_not_asked_about(office):
    first, second = await two_booked(office)
    await office.presses("ian", Decline(first.id))
    await office.presses("mei", Decline(second.id))
    await office.works()
    assert "Chloe Roy" in await office.says("rita", "who could take over?")


@pytest.mark.parametrize("comment", ["can't make it, could Wei take it?", "maybe wei or somebody"])
async def test_whom_the_decliner_suggests_is_offered_first(office, comment):
    for name in ("ana", "wei", "weiland"):
        title = f"{name.title()} Stone"
        await save(office, a_person(name, title, {Role.INTERVIEWER}))
    interview = await booked(office)
    await office.presses("ian", Decline(interview.id), inputs={"comment": comment})
    await office.works()
    assert office.view("rita", InterviewCard).substitutes[0] == "Wei Stone"


@pytest.mark.parametrize("text", ["Mei", "Mei please", "Mei Tanaka"])
async def test_a_name_alone_below_the_people_to_ask_is_asked(office, text):
    interview = await booked(office)
    await office.says("rita", "find a stand-in for Ian")
    await office.says("rita", text)
    await office.works()
    assert [one.name for one in (await office.load(Interview, interview.id)).people] == [
        "Mei Tanaka"
    ]


async def asked_for_ian(office, text):
    """Mei, asked in the place of Ian, who has not declined."""
    interview = await booked(office, "Ian on Tuesday 45 min for Ben Cole")
    await office.says("rita", "find a stand-in for Ian")
    await office.says("rita", text)
    await office.works()
    return interview


@pytest.mark.parametrize("text", ["ask Mei", "ask whoever's least busy", "Mei please"])
async def test_who_had_not_declined_is_told_that_another_is_asked(office, text):
    interview = await asked_for_ian(office, text)
    known = await office.load(Interview, interview.id)
    assert [one.name for one in known.people] == ["Mei Tanaka"]
    assert "Undo the last change" in fallback(office.view("rita", InterviewCard))
    assert "doesn’t need you for this interview any more" in fallback(
        office.view("ian", InterviewCard)
    )


async def test_undo_brings_back_who_had_not_declined(office):
    interview = await asked_for_ian(office, "ask Mei")
    await office.says("rita", "undo")
    await office.works()
    known = await office.load(Interview, interview.id)
    assert [one.name for one in known.people] == ["Ian Murray"]
    event = office.calendars.events[known.event.id]
    assert event.draft.attendees == (("ian@x.example", "Ian Murray"),)


async def test_a_substitute_asked_is_told_as_a_change_and_undone_as_one(office):
    interview = await declined(office)
    office.clock.pass_(minutes=3)
    await office.works()
    await office.presses("rita", Replace(interview.id, 1))
    await office.works()
    shown = office.view("rita", InterviewCard)
    assert (shown.last_change.added, shown.last_change.removed) == (
        ("Mei Tanaka",),
        ("Ian Murray",),
    )
    await office.says("rita", "undo")
    await office.works()
    back = await office.load(Interview, interview.id)
    assert [(one.name, one.answer) for one in back.people] == [("Ian Murray", Answer.DECLINED)]
    event = office.calendars.events[back.event.id]
    assert event.draft.attendees == ()


async def test_who_could_join_is_named_and_nobody_is_asked(office):
    interview = await booked(office)
    reply = await office.says("rita", "is anyone else able to join?")
    assert "Also free at that time: Mei Tanaka" in reply
    assert "“add Mei" in reply
    office.calendars.busy["mei@x.example"] = [Item(Interval(interview.start, interview.end))]
    assert "Nobody else is free" in await office.says("rita", "who else could join it?")
    known = await office.load(Interview, interview.id)
    assert [one.name for one in known.people] == ["Ian Murray"]
    assert known.substitutes == ()
