"""The main job, played on the page: from an empty bot to an accepted interview."""

from tests.harness.browser import expect, keep


async def test_the_whole_story(stage, bot):
    await stage.step(1)
    enabled = await stage.card("Olivia Park", "Enabled", "What people allow")
    await keep(enabled, "card-enabled")

    await stage.step(2)
    consent = await stage.card("Rita Costa", "Sign in to Microsoft", "What you’ll allow")
    await keep(consent, "card-consent")
    assert "You are connected" in await stage.sign_in(consent, "sign-in")

    offer = await stage.card("Rita Costa", "24 November", "Book 1")
    await keep(offer, "card-offer")
    await offer.get_by_text("Book 1").first.click()
    await stage.passed("Rita Costa", "invitations sent")

    reservation = await stage.lane("Comeet Scheduler")
    await expect(reservation.locator(".block")).to_have_count(1)
    await stage.passed("lanes", "Comeet Scheduler", ", just changed")
    await expect(stage.page.locator("#span")).to_have_text("Tue 24 Nov")

    booked = await stage.card("Rita Costa", "Booked", "confirmed")
    await keep(booked, "card-confirmed")

    interviewer = await invited(bot)
    unread = stage.page.get_by_role("button", name=interviewer).first.locator(".badge")
    await expect(unread).to_contain_text("unread")
    await stage.open_beside(interviewer)
    invitation = await stage.card(interviewer, "Accept", "Decline")
    await keep(invitation, "card-invitation")
    await keep(stage.page, "page")
    await invitation.get_by_text("Accept", exact=True).click()
    await keep(await stage.card(interviewer, "You accepted"), "card-accepted")
    await stage.card("Rita Costa", "Booked", "accepted")
    await keep(stage.page, "page-accepted")


async def invited(bot):
    """The first interviewer of the booked interview, as the tenant has it."""
    (interview,) = await bot.interviews("rita")
    return interview["attendees"][0]["emailAddress"]["name"]


async def test_what_was_done_stays_ticked_when_somebody_else_is_invited_later(stage, bot):
    await stage.step(1)
    await stage.step(2)
    await stage.card("Rita Costa", "Sign in to Microsoft")
    await stage.sign_in_unseen(bot, "rita")
    await stage.card("Rita Costa", "24 November", "Book 1")
    await stage.step(3)
    await stage.card("Rita Costa", "Booked", "confirmed")
    await stage.step(4)
    await stage.card("Rita Costa", "Booked", "accepted")
    await stage.step(5)
    await stage.card("Rita Costa", "declined: “I am travelling that day”")
    first = await invited(bot)
    other = "Mei Tanaka" if first != "Mei Tanaka" else "Ian Murray"
    await stage.say("Rita Costa", f"{other} on Friday")
    await stage.card("Rita Costa", "27 November", "Book 1")
    await stage.say("Rita Costa", "book 1")
    await stage.open_beside(other)
    await stage.card(other, "Accept", "Decline")
    await expect(stage.page.locator("#guide .done")).to_have_count(5)
    await expect(stage.page.locator('[data-step="5"] .step-who')).to_have_text(first.split()[0])


async def test_what_was_done_stays_ticked_after_a_move_and_an_undo(stage, bot):
    await stage.step(1)
    await stage.step(2)
    await stage.card("Rita Costa", "Sign in to Microsoft")
    await stage.sign_in_unseen(bot, "rita")
    await stage.card("Rita Costa", "24 November", "Book 1")
    await stage.step(3)
    await stage.card("Rita Costa", "Booked", "confirmed")
    await stage.step(4)
    await stage.card("Rita Costa", "Booked", "accepted")
    first = await invited(bot)
    await stage.say("Rita Costa", "undo")
    await stage.card("Rita Costa", "undone")
    await stage.open_beside(first)
    await stage.card(first, "cancelled this interview")
    await expect(stage.page.locator("#guide .done")).to_have_count(4)
    await expect(stage.page.locator('[data-step="4"] .step-who')).to_have_text(first.split()[0])


async def test_the_steps_alone_lead_to_an_accepted_interview_a_decline_a_choice_and_slack(
    open_page,
):
    stage = await open_page(reduced_motion="no-preference")
    await stage.step(1)
    await stage.card("Olivia Park", "Enabled")
    await stage.step(2)
    await stage.sign_in(await stage.card("Rita Costa", "Sign in to Microsoft"))
    await stage.card("Rita Costa", "24 November", "Book 1")
    await stage.step(3)
    await stage.card("Rita Costa", "Booked", "confirmed")
    await stage.step(4)
    await stage.card("Rita Costa", "Booked", "accepted")
    await stage.step(5)
    await stage.card("Rita Costa", "declined: “I am travelling that day”")
    await stage.step(6)
    link = await stage.card("Rita Costa", "Text to send to the candidate")
    # What is answered is scrolled to, whatever had it drawn.
    await expect(link).to_be_in_viewport()
    await link.get_by_text("Open the page").click()
    frame = stage.page.get_by_role("region", name="Page of the candidate").frame_locator("iframe")
    await frame.get_by_role("radio").first.check()
    await frame.get_by_role("button", name="Book this time").click()
    await stage.card("Rita Costa", "Jo Park chose")
    await stage.step(7)
    await expect(stage.pane("Rita Costa").get_by_text("coming up")).to_be_visible()
    await expect(stage.page.locator("#guide .done")).to_have_count(7)
    assert stage.troubles == []
