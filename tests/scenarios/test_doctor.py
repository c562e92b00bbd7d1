"""`python app.py doctor` beside the running bot, as whoever runs it would use it."""

import pytest

from tests.harness.fork_server import forked
from tests.harness.http_stories import enabled
from tests.harness.ports import free_port
from tests.harness.running_bot import APP, NOW

AWAY = "https://127.0.0.1:1"
LIVE = {
    "MicrosoftAppId": "11111111-2222-3333-4444-555555555555",
    "MicrosoftAppType": "UserAssignedMSI",
    "MicrosoftAppTenantId": "11111111-2222-3333-4444-555555555555",
    "CLIENT_SECRET": "secret",
    "PUBLIC_URL": AWAY,
    "LOGIN_URL": AWAY,
    "TOKEN_KEYS": "a-key-that-has-at-least-32-characters",
    "LOG_LEVEL": "error",
    "http_proxy": "http://127.0.0.1:1",
    "https_proxy": "http://127.0.0.1:1",
}
"""A live bot that nobody can reach."""


async def examined(folder, *arguments, **settings):
    """Run the doctor; gives its exit code and all it says."""
    file = folder / "said"
    process = await forked((*APP, "doctor", *arguments), folder, settings, stdout=file, stderr=file)
    code, said = await process.wait(), file.read_text(encoding="utf-8")
    file.unlink()
    assert "Traceback" not in said, said
    return code, said


@pytest.mark.lasting
async def test_the_doctor_finds_a_running_bot_well_and_then_what_is_wrong(world):
    await enabled(world)
    await world.connect("rita")
    here = {"PORT": f"{world.port}", "NOW": NOW, "LOG_LEVEL": "error"}
    me = ("--to", "rita@contoso.example", "--room", "thames@contoso.example")
    code, said = await examined(world.folder, *me, **here)
    assert code == 0, said
    assert "✗" not in said
    for part in (" answers.", "CLIENT_ID", "agreed", "can be read: 6", "thames@"):
        assert part in said
    await world.shown("rita", "This is a test")
    assert await world.interviews("rita", "Comeet Scheduler") == []

    await world.post(
        "/sandbox/switches", {"mail": "hudson@contoso.example", "scheduleError": "5009"}
    )
    world.connector.refusing[world.chat("rita")] = 403
    code, said = await examined(world.folder, *me[:2], **here)
    assert code == 1
    for part in (
        "✗ Microsoft 365 knows no mailbox hudson@",
        "✗ rita@contoso.example cannot be written to",
    ):
        assert part in said
    assert said.rstrip().endswith("then run this again.")


@pytest.mark.parametrize(
    ("owners", "of_the_store"),
    [("ada@contoso.example", "– There is no store yet"), ("", "✗ OWNERS names nobody")],
)
async def test_the_doctor_of_a_live_bot_that_nobody_can_reach_says_so(
    tmp_path, owners, of_the_store
):
    code, said = await examined(tmp_path, **(LIVE | {"OWNERS": owners, "PORT": f"{free_port()}"}))
    assert code == 1
    assert f"✗ Nothing answers at {AWAY}" in said
    assert of_the_store in said
    assert f"✗ {AWAY} does not answer" in said  # the sign-in is looked at without a store, too
    assert "secret" not in said.replace("Client secret", "")


async def test_the_doctor_of_a_sandbox_that_does_not_run_says_to_start_it_and_nothing_else(
    tmp_path,
):
    code, said = await examined(tmp_path, PORT=f"{free_port()}", LOG_LEVEL="error")
    assert code == 1
    assert said.count("✗") == 1
    assert "✗ Nothing answers at http://localhost:" in said
    assert "Start the bot (make run)" in said
    assert "slack.com" not in said


async def test_the_doctor_names_mistakes_in_the_settings_first(tmp_path):
    code, said = await examined(tmp_path, TOKEN_KEY="x", LOG_LEVEL="loud")
    assert code == 1
    assert "TOKEN_KEY is no setting: it is spelt TOKEN_KEYS." in said
    assert "LOG_LEVEL is “loud”" in said


async def test_the_doctor_finds_a_folder_in_which_no_store_can_be_made(tmp_path):
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    code, said = await examined(
        tmp_path,
        **(LIVE | {"OWNERS": "ada@example.com", "STORE_URL": "tinydb:taken/data/bot.json"}),
    )
    assert code == 1
    assert f"nothing may be written in {tmp_path / 'taken'}" in said
