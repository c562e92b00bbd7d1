"""People for whom the app is not installed in Teams: the tenant's connector answers 403, and nobody is left unaware of it."""

from tests.harness.slack_chat import SlackChat
from tests.harness.tenant_chat import TenantChat

ALLOWED = {
    "GRAPH_EXTRA_SCOPES": "TeamsAppInstallation.ReadWriteSelfForUser",
    "TEAMS_CATALOG_APP_ID": "5b7b0a0e-7a0c-4d0e-9d8a-0d2b8a1f4c11",
}


async def without_ian(world):
    """Rita is connected, and the app is not installed for Ian."""
    teams = TenantChat(world)
    await teams.say("olivia", "enable office365")
    await teams.connect("rita")
    await teams.switch_app("ian", is_installed=False)
    return teams


async def book_ian(teams):
    await teams.say("rita", "Ian on Tuesday for 45 minutes, online")
    await teams.press("rita", await teams.shown("rita", "24 Nov", "Book"), "book")


async def test_the_organizer_and_the_admin_are_told_by_name_and_the_card_waits(world):
    teams = await without_ian(world)
    await book_ian(teams)
    await teams.shown("rita", "Not yet delivered to Ian")
    await teams.say("olivia", "who can't you reach")
    await teams.shown("olivia", "I can’t reach", "Ian Murray", "installed for them")
    assert not await teams.messages("ian")
    await teams.arrive("ian")
    await teams.shown("ian", "24 Nov", "Accept")


async def test_with_the_permission_for_it_a_sign_in_in_slack_installs_the_app_in_teams(started):
    world = await started(**ALLOWED)
    teams = await without_ian(world)
    await SlackChat(world).connect("ian")
    assert await teams.is_installed("ian")
    await teams.arrive("ian")
    await book_ian(teams)
    await teams.shown("ian", "24 Nov", "Accept")


async def test_without_that_permission_a_sign_in_installs_nothing(world):
    teams = await without_ian(world)
    await SlackChat(world).connect("ian")
    assert not await teams.is_installed("ian")
    await book_ian(teams)
    await SlackChat(world).shown("ian", "invited you to interview")
    assert not await teams.messages("ian")
