"""A yes with more said beside it does what waits for the yes; the rest is its reason, or is named as left out."""

import pytest

from bot.domain.accounts import Account
from bot.domain.bookings.interviews import Interview
from cards.actions import Cancel
from cards.interview_views import AskToCancel, InterviewCard
from tests.harness.office_stories import booked


async def asked_to_cancel(office):
    interview = await booked(office)
    await office.says("rita", "cancel it")
    return interview


async def ended(office, interview):
    await office.works()
    return await office.load(Interview, interview.id)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("yes, he found another job", "he found another job"),
        ("Yes because the role is on hold", "the role is on hold"),
        ("yes, cancel it, she withdrew", "she withdrew"),
        ("yes - because of a hiring freeze.", "because of a hiring freeze"),
        ("yes, and tell them we're sorry", "we're sorry"),
        ("yes do it, and tell them we're sorry", "we're sorry"),
        ("go ahead, hiring freeze", "hiring freeze"),
        ("ok, he found another job", "he found another job"),
    ],
)
async def test_what_is_stated_beside_a_yes_is_the_reason(office, said, reason):
    interview = await asked_to_cancel(office)
    await office.says("rita", said)
    after = await ended(office, interview)
    assert not after.is_live
    assert after.reason == reason
    assert office.view("ian", InterviewCard).reason == reason


@pytest.mark.parametrize(
    "said",
    ["yes, all of it", "yes, the whole thing", "yes do", "yes, go for it", "yes, do that", "ok do it", "yes, cancel all of it", "that works, do it"],
)  # fmt: skip
async def test_words_of_agreement_are_no_reason_and_nothing_left_out(office, said):
    interview = await asked_to_cancel(office)
    assert "left out" not in await office.says("rita", said)
    after = await ended(office, interview)
    assert (after.is_live, after.reason) == (False, "")


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("yes, and apologise to Mei", "apologise to Mei"),
        ("yes, and tell Jane that we're sorry", "tell Jane that we're sorry"),
        ("yes please, then find her a time next week", "find her a time next week"),
        ("yes, can you let Ian know?", "can you let Ian know"),
        ("yes, and cancel Marc's too", "cancel Marc's too"),
    ],
)
async def test_what_else_is_asked_for_beside_a_yes_is_named_as_left_out(office, said, left):
    interview = await asked_to_cancel(office)
    told = await office.says("rita", said)
    assert f"I left out “{left}”" in told
    after = await ended(office, interview)
    assert not after.is_live
    assert after.reason == ""


@pytest.mark.parametrize(
    "said",
    [
        "yes, but only the room",
        "yes but not today",
        "yes, unless Ian accepts",
        "sure, except for Ian",
    ],
)
async def test_a_yes_on_a_condition_does_nothing_and_the_question_stays(office, said):
    interview = await asked_to_cancel(office)
    assert "nothing was changed" in await office.says("rita", said)
    assert (await ended(office, interview)).is_live
    await office.says("rita", "yes")
    assert not (await ended(office, interview)).is_live


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("cancel it, she took another offer", "she took another offer"),
        ("call it off because the role is on hold", "the role is on hold"),
        ("cancel it, she is ill", "she is ill"),
        ("cancel it", ""),
    ],
)
async def test_a_reason_said_when_cancelling_is_asked_for_is_shown_and_kept(office, said, reason):
    interview = await booked(office)
    assert "left out" not in await office.says("rita", said)
    assert office.view("rita", AskToCancel).reason == reason
    await office.says("rita", "yes")
    assert (await ended(office, interview)).reason == reason


async def test_a_reason_beside_the_yes_goes_before_the_one_said_at_first(office):
    interview = await booked(office)
    await office.says("rita", "cancel it, she is ill")
    await office.says("rita", "yes, the role is on hold")
    assert (await ended(office, interview)).reason == "the role is on hold"


async def test_the_button_cancels_for_the_reason_that_was_said(office):
    interview = await booked(office)
    await office.says("rita", "cancel it, she is ill")
    await office.presses("rita", Cancel(interview.id, is_sure=True))
    assert (await ended(office, interview)).reason == "she is ill"


async def test_a_reason_beside_the_yes_to_several_is_that_of_each(office):
    await booked(office)
    await office.says("rita", "Ian on Tuesday after 2pm with a room")
    await office.says("rita", "book 1")
    await office.works()
    await office.says("rita", "cancel all my interviews")
    await office.says("rita", "yes, the role is on hold")
    await office.works()
    every = await office.all(Interview)
    assert [one.reason for one in every] == ["the role is on hold"] * 2
    assert not any(one.is_live for one in every)


async def test_what_takes_no_reason_is_done_and_the_rest_is_named(office):
    await office.says("olivia", "disable office365")
    told = await office.says("olivia", "yes, we changed our minds")
    assert "I left out “we changed our minds”" in told
    [account] = await office.all(Account)
    assert not account.enabled
