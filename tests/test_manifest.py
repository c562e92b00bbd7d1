"""What is uploaded to Teams and Slack: valid, complete, and the same at every packing."""

import json
import re
import struct
import zipfile
import zlib
from pathlib import Path

import jsonschema_rs
import pytest
import yaml

from bot.language.contract import answer_line
from bot.language.people.name_index import from_json
from manifest.__main__ import main
from manifest.pack import known_values, slack_manifest, still_open, teams_files
from manifest.store_checks import package_mistakes
from tests.harness.schemas import schema

APP = "9b1b7b0e-3a0c-4d5e-8f0a-1c2d3e4f5a6b"
ADDRESS = "https://scheduler.example.org/bot/"
FILLED_IN = known_values(APP, ADDRESS)

SCOPE_OF_EVENT = {
    "app_home_opened": None,
    "app_mention": "app_mentions:read",
    "app_uninstalled": None,
    "assistant_thread_started": "assistant:write",
    "message.im": "im:history",
    "team_access_revoked": None,
    "tokens_revoked": None,
}
"""What Slack demands for each event: docs.slack.dev/reference/events."""
SCOPES_OF_CALLS = {"chat:write", "commands", "im:write", "users:read", "users:read.email"}


@pytest.fixture
def pack(monkeypatch, tmp_path):
    """Run the command in an empty folder, with no settings but those given."""
    monkeypatch.chdir(tmp_path)
    for name in ("MicrosoftAppId", "MicrosoftAppPassword", "PUBLIC_URL", "TOKEN_KEYS", "NOW"):
        monkeypatch.delenv(name, raising=False)

    def packed(*arguments, **settings):
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        return main(arguments)

    return packed


def teams_manifest(values=FILLED_IN):
    return json.loads(teams_files(values)["manifest.json"])


def complaints(of, document):
    return [error.message for error in jsonschema_rs.Draft7Validator(of).iter_errors(document)]


def pixels(png):
    """Read a PNG with transparency (8 bits each of red, green, blue, alpha): its rows of pixels."""
    width, height, bits, kind = struct.unpack(">IIBB", png[16:26])
    assert (bits, kind) == (8, 6)
    at, packed = 8, b""
    while at < len(png):
        length, name = struct.unpack(">I4s", png[at : at + 8])
        packed += png[at + 8 : at + 8 + length] if name == b"IDAT" else b""
        at += length + 12
    raw, row, rows = zlib.decompress(packed), bytes(width * 4), []
    for start in range(0, len(raw), width * 4 + 1):
        row = unfiltered(raw[start], raw[start + 1 : start + 1 + width * 4], row)
        rows.append([tuple(row[one : one + 4]) for one in range(0, width * 4, 4)])
    assert len(rows) == height
    return rows


def unfiltered(kind, line, above):
    """Undo one of PNG's five line filters (PNG specification, section 9)."""
    row = bytearray()
    for at, value in enumerate(line):
        left, corner = (row[at - 4], above[at - 4]) if at >= 4 else (0, 0)
        up = above[at]
        guess = (0, left, up, (left + up) // 2, paeth(left, up, corner))[kind]
        row.append((value + guess) % 256)
    return bytes(row)


def paeth(left, up, corner):
    aim = left + up - corner
    return min((left, up, corner), key=lambda one: abs(aim - one))


def test_microsofts_schema_accepts_the_teams_manifest():
    assert complaints(schema("teams/MicrosoftTeams.v1.30.schema.json"), teams_manifest()) == []


@pytest.mark.parametrize("version", ["v1", "v2"])
def test_slacks_schema_accepts_the_slack_manifest(version):
    slack = yaml.safe_load(slack_manifest(FILLED_IN))
    assert complaints(schema(f"slack/slack-app-manifest.{version}.schema.json"), slack) == []


def test_nothing_is_left_open_once_the_id_and_the_address_are_known():
    packed = teams_files(FILLED_IN)["manifest.json"].decode() + slack_manifest(FILLED_IN)
    assert still_open(packed) == set()


def test_what_is_not_known_stays_a_placeholder():
    assert teams_manifest(known_values("", ""))["bots"][0]["botId"] == "${{MicrosoftAppId}}"
    assert still_open(slack_manifest({})) == {"PUBLIC_URL"}


def test_the_bot_is_one_and_the_same_id_everywhere():
    manifest = teams_manifest()
    assert manifest["id"] == manifest["bots"][0]["botId"] == APP
    assert manifest["validDomains"] == ["scheduler.example.org"]


def test_the_bot_can_be_added_for_oneself_to_a_team_and_to_a_group_chat():
    assert {"personal", "team", "groupChat"} < set(teams_manifest()["bots"][0]["scopes"])


def test_single_sign_on_is_in_the_manifest_where_it_is_set_up():
    assert "webApplicationInfo" not in teams_manifest()
    resource = f"api://scheduler.example.org/botid-{APP}"
    manifest = teams_manifest(known_values(APP, ADDRESS, (APP, resource)))
    assert manifest["webApplicationInfo"] == {"id": APP, "resource": resource}
    assert complaints(schema("teams/MicrosoftTeams.v1.30.schema.json"), manifest) == []


def test_the_bot_is_an_agent_in_microsoft_365_copilot():
    manifest = teams_manifest()
    assert "copilot" in manifest["bots"][0]["scopes"]
    assert manifest["copilotAgents"] == {"customEngineAgents": [{"type": "bot", "id": APP}]}


def test_every_suggested_prompt_is_understood():
    folder = Path("tests/data/language")
    directory = from_json(json.loads((folder / "directory.json").read_text(encoding="utf-8")))
    lists = teams_manifest()["bots"][0]["commandLists"]
    prompts = {command.get("prompt", "") for one in lists for command in one["commands"]} - {""}
    assert len(prompts) >= 5
    for prompt in prompts:
        line = {
            "text": prompt,
            "now": "2026-11-22T10:00:00",
            "zone": "Europe/London",
            "locale": "en-GB",
        }
        understood = answer_line(line, directory)
        assert understood["intent"] not in {"unknown", "chat"}, prompt
        assert not understood.get("left_out"), prompt


def test_teams_suggests_the_words_people_type():
    lists = teams_manifest()["bots"][0]["commandLists"]
    in_scope = {scope: one["commands"] for one in lists for scope in one["scopes"]}
    assert set(in_scope) == {"personal", "team", "groupChat", "copilot"}
    assert {command["title"] for command in in_scope["personal"]} == {
        "who's free Tuesday with a room",
        "my interviews",
        "connect",
        "status",
        "enable office365",
        "help",
    }


def test_the_package_keeps_to_teams_limits():
    assert list(package_mistakes(teams_files(FILLED_IN))) == []


def test_each_thing_that_teams_would_refuse_is_named():
    files = teams_files(FILLED_IN)
    manifest = teams_manifest()
    manifest["name"]["short"] = "x" * 31
    manifest["bots"][0]["commandLists"][0]["commands"][0]["title"] = "y" * 33
    manifest["bots"][0]["commandLists"][1]["commands"] *= 3
    spoiled = {
        "manifest.json": json.dumps(manifest).encode(),
        "color.png": files["outline.png"],
        "outline.png": b"GIF89a",
    }
    said = " ".join(package_mistakes(spoiled))
    assert re.findall(r"31 characters|longer than 32|more than 10|32 × 32|not a PNG", said) == [
        "31 characters", "longer than 32", "more than 10", "32 × 32", "not a PNG",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda one: one.update(version="0.9.0"), "1.0.0 or later"),
        (lambda one: one["name"].update(short="Scheduler for Teams"), "“Teams”"),
        (lambda one: one["developer"].update(privacyUrl="http://x.example"), "privacyUrl"),
        (lambda one: one["description"].update(full=one["description"]["short"]), "say more"),
        (lambda one: one["bots"][0]["scopes"].remove("copilot"), "copilot and personal"),
        (lambda one: one["bots"][0]["scopes"].remove("personal"), "copilot and personal"),
        (lambda one: one["bots"][0]["commandLists"].pop(), "at least 3 prompts"),
    ],
    ids=["version", "name", "address", "description", "copilot", "personal", "prompts"],
)
def test_what_the_store_sends_back_is_named(spoil, said):
    manifest = teams_manifest()
    spoil(manifest)
    files = teams_files(FILLED_IN) | {"manifest.json": json.dumps(manifest).encode()}
    (only,) = package_mistakes(files)
    assert said in only


def test_a_manifest_that_is_not_json_is_named():
    files = teams_files(FILLED_IN) | {"manifest.json": b"{"}
    assert [one[:25] for one in package_mistakes(files)] == ["manifest.json is not JSON"]


def test_an_outline_without_transparency_is_named():
    files = teams_files(FILLED_IN)
    opaque = bytearray(files["outline.png"])
    opaque[25] = 2  # PNG's colour type for red, green and blue alone
    said = list(package_mistakes(files | {"outline.png": bytes(opaque)}))
    assert said == ["outline.png has no transparency; Teams wants white lines on nothing."]


def test_the_outline_icon_is_white_on_nothing():
    seen = {pixel for row in pixels(teams_files({})["outline.png"]) for pixel in row}
    assert {pixel[:3] for pixel in seen if pixel[3]} == {(255, 255, 255)}
    assert {0, 255} <= {pixel[3] for pixel in seen}


def test_slack_asks_for_the_scopes_of_its_events_and_calls_and_no_others():
    slack = yaml.safe_load(slack_manifest(FILLED_IN))
    events = slack["settings"]["event_subscriptions"]["bot_events"]
    assert set(events) == set(SCOPE_OF_EVENT)
    needed = {SCOPE_OF_EVENT[event] for event in events} - {None}
    assert set(slack["oauth_config"]["scopes"]["bot"]) == needed | SCOPES_OF_CALLS


def test_slack_calls_one_address_for_everything():
    slack = yaml.safe_load(slack_manifest(FILLED_IN))
    calls = {
        slack["settings"]["event_subscriptions"]["request_url"],
        slack["settings"]["interactivity"]["request_url"],
        slack["features"]["slash_commands"][0]["url"],
    }
    assert calls == {"https://scheduler.example.org/bot/slack/events"}


def test_packing_twice_gives_the_same_bytes(pack, tmp_path):
    given = ("--app-id", APP, "--public-url", ADDRESS)
    assert pack(*given, "--into", str(tmp_path / "one")) == 0
    assert pack(*given, "--into", str(tmp_path / "two")) == 0
    first, second = (tmp_path / name / "teams-app.zip" for name in ("one", "two"))
    assert first.read_bytes() == second.read_bytes()


def test_the_zip_holds_the_manifest_and_the_icons_at_its_top(pack):
    assert pack("--app-id", APP, "--public-url", ADDRESS) == 0
    with zipfile.ZipFile("dist/teams-app.zip") as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["color.png", "manifest.json", "outline.png"]
        assert json.loads(archive.read("manifest.json"))["id"] == APP


def test_the_address_is_taken_from_the_settings(pack, capsys):
    assert pack(PUBLIC_URL="https://elsewhere.example") == 0
    assert "https://elsewhere.example/slack" in Path("dist/slack-manifest.yaml").read_text()
    assert "Still a placeholder: MicrosoftAppId" in capsys.readouterr().out


def test_without_settings_it_packs_and_says_what_is_still_open(pack, capsys):
    assert pack() == 0
    said = capsys.readouterr().out
    assert "Wrote dist/teams-app.zip" in said
    assert re.findall(r"placeholder: (\w+)", said) == ["MicrosoftAppId", "PUBLIC_URL"]


@pytest.mark.parametrize(
    ("app_id", "address", "said"),
    [
        ("scheduler", ADDRESS, "MicrosoftAppId cannot be used"),
        (APP, "u:Hunter2@scheduler.example.org", "PUBLIC_URL cannot be used"),
        (APP, "http://scheduler.example.org", "https://"),
        (APP, "https://scheduler.example.org/?a=1", "without query"),
        (APP, "https://[", "https://"),
    ],
)
def test_a_wrong_value_packs_nothing_and_is_named(pack, capsys, app_id, address, said):
    assert pack("--app-id", app_id, "--public-url", address) == 2
    told = capsys.readouterr().err
    assert said in told
    assert "Hunter2" not in told
    assert not Path("dist").exists()


def test_settings_that_contradict_each_other_are_named(pack, capsys):
    assert pack(MicrosoftAppId=APP) == 2
    assert "PUBLIC_URL must be the https:// address" in capsys.readouterr().err
