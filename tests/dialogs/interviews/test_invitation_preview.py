"""The recruiter sees what an invitation says, as it is now, and whether it has gone out like this."""

from msgspec.structs import replace

from bot.domain.accounts import Place
from cards.actions import InviteCandidate, NameCandidate
from cards.adaptive_cards import fallback
from tests.harness.office import address
from tests.harness.office_stories import booked


async def of_jo(office, mail="jo@elsewhere.example"):
    interview = await booked(office)
    inputs = {"candidate": "Jo Park", "candidate_mail": mail}
    await office.presses("rita", NameCandidate(interview.id), inputs=inputs)
    await office.works()
    return interview


async def shown(office, text):
    await office.says("rita", text)
    return fallback(office.views("rita")[-1])


async def test_the_candidates_invitation_is_shown_before_it_goes_out(office):
    await of_jo(office)
    said = await shown(office, "preview the candidate's invitation")
    assert "Jo Park (jo@elsewhere.example) gets this invitation; it hasn’t gone out" in said
    assert "we look forward to talking with you on Tuesday 24 November 2026" in said
    assert "You’ll meet Ian." in said


async def test_once_it_is_sent_it_is_shown_as_what_they_have(office):
    interview = await of_jo(office)
    await office.presses("rita", InviteCandidate(interview.id))
    await office.works()
    said = await shown(office, "what did Jo get?")
    assert "Jo Park (jo@elsewhere.example) has this invitation:" in said


async def test_without_an_address_it_is_said_that_nothing_was_sent(office):
    await of_jo(office, mail="")
    said = await shown(office, "what did Jo get?")
    assert "Jo Park has no email address here, so nothing was sent." in said


async def test_an_interviewers_invitation_is_shown(office):
    await of_jo(office)
    said = await shown(office, "what did Ian get?")
    assert "Ian Murray (ian@x.example) has this invitation:" in said
    assert "Rita Costa asks you to interview Jo Park." in said


async def test_where_others_read_along_the_text_is_not_shown(office):
    await of_jo(office)
    channel = replace(address("rita", place=Place.CHANNEL), conversation="19:team")
    await office.says("rita", "what did Ian get?", address=channel)
    everywhere = [one for chat in office.chat.shown.values() for one in chat.values()]
    assert not [one for one in map(fallback, everywhere) if "asks you to interview" in one]
