"""What is told and asks for nothing is answered as what it is: never as if a question had been answered with a no."""

import pytest

from tests.harness.office_stories import booked

REMARKS = [
    "the coffee machine on the 3rd floor is broken",
    "Mei is my manager",
    "whichever is first",
    "we hired two people last week",
]


@pytest.mark.parametrize("before", [None, booked])
@pytest.mark.parametrize("text", REMARKS)
async def test_a_remark_is_said_to_be_taken_for_one(office, text, before):
    if before:
        await before(office)
    assert "took it as a remark" in await office.says("rita", text)


async def test_who_only_interviews_reads_what_an_interviewer_can_say(office):
    await booked(office)
    said = await office.says("ian", "Mei is my manager")
    assert "took it as a remark" in said
    assert "running late" in said
    assert "note for the interviewers" not in said


@pytest.mark.parametrize("text", ["perfect", "bye", "lol", "what a monday"])
async def test_a_courtesy_is_answered_in_a_word(office, text):
    said = await office.says("rita", text)
    assert "whenever you need me" in said
    assert "remark" not in said


@pytest.mark.parametrize(
    "text",
    [
        "thanks, that's all for Jo Park",
        "that's all for now, thank you!",
        "cheers, all done for Jo",
        "perfect, that is everything for now",
        "that's it for today",
        "ok great, we're done with Jo. Thanks!",
    ],
)
async def test_who_is_done_is_thanked_back(office, text):
    await booked(office)
    assert "You’re welcome" in await office.says("rita", text)


@pytest.mark.parametrize(
    "text", ["no wait, dont", "wait, don't", "oh no don't do it", "stop, don't"]
)
async def test_a_no_to_what_was_asked_back_is_no_remark(office, text):
    await booked(office)
    await office.says("rita", "cancel it")
    assert "nothing changed" in await office.says("rita", text)


async def test_what_is_not_to_be_done_is_answered_as_left(office):
    await booked(office)
    assert "nothing changed" in await office.says("rita", "please don't cancel it")


@pytest.mark.parametrize(
    "text", ["accept all", "decline everything please", "accept all invitations"]
)
async def test_who_answers_all_invitations_and_has_none_is_told_so(office, text):
    assert "No invitation is waiting for your answer" in await office.says("rita", text)


async def test_candidates_are_those_of_the_interviews_that_are_coming(office):
    assert "no interviews coming up" in await office.says("rita", "candidates on file")
    await booked(office, "Ian for Jo Park on Tuesday")
    assert "Jo Park" in await office.says("rita", "candidates on file")
