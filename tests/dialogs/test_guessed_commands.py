"""A right is refused only for a command that was asked for; the clock is told on the reader's own."""

from tests.harness.office_stories import booked


async def test_the_hour_is_told_in_the_zone_of_who_asks(office):
    assert "10:00" in await office.says("ian", "what time is it now?")


async def test_a_question_about_an_invitation_is_refused_to_nobody(office):
    await booked(office, "Ian and Mei for candidate Max Nye on Tuesday")
    for text in ("who did you send the invite to?", "what happened with Max today?"):
        answer = await office.says("rita", text)
        assert "Only an" not in answer
        assert "Max Nye" in answer
    assert "Only an" not in await office.says("ian", "what did I get from Rita?")


async def test_a_command_that_was_asked_for_is_refused(office):
    assert "Only an Owner" in await office.says("ian", "show the audit log")


async def test_a_command_that_only_its_words_speak_for_is_refused_to_nobody(office):
    answer = await office.says("ian", "add the new meeting space on floor 3")
    assert "didn’t get that" in answer
    assert "Only an" not in answer
