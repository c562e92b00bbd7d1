"""Whom Slack's word is taken for, and of whom it is not."""

import pytest

from bot.domain.accounts import person_id, slack_person_id, unjoined_tenant
from bot.sandbox.slack.workspace import SlackFault, add_team, user_id
from tests.harness.slack_channel import TEAM, TENANT


def told(hall):
    return hall.little.messages[-1].text


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        ({"is_restricted": True}, "guest"),
        ({"is_ultra_restricted": True}, "guest"),
        ({"is_bot": True}, "members of this one"),
        ({"deleted": True}, "members of this one"),
        ({"team_id": "T9"}, "members of this one"),
        ({"email": ""}, "no confirmed email address"),
        ({"is_email_confirmed": False}, "no confirmed email address"),
    ],
)
async def test_who_is_no_member_is_told_so_and_not_heard(hall, fact, words):
    await hall.hire("rita")
    user = hall.user("rita")
    for name, value in fact.items():
        setattr(user, name, value)
    chat = user.chat
    assert (await hall.says("rita", "who's free Tuesday")).status == 200
    assert hall.turns == []
    if "deleted" not in fact:
        assert hall.little.messages[-1].channel == chat
        assert words in told(hall)


async def test_somebody_of_another_company_in_a_shared_channel_is_not_heard(hall):
    await hall.hire("rita")
    add_team(hall.little, "T9", "Fabrikam", "", [("Rita Costa", "rita@x.example", "")])
    stranger = user_id("T9", "rita@x.example")
    event = {"type": "app_mention", "channel": "C1", "user": stranger, "ts": "1.1", "text": "hi"}
    await hall.happens({**event, "user_team": "T9"})
    await hall.happens({**event, "ts": "1.2"})
    assert hall.turns == []
    assert hall.counted.count("slack.outsider") == 2


@pytest.mark.parametrize("theirs", [{"team": "T9"}, {"user_team": "T9"}, {"source_team": "T9"}])
async def test_who_writes_from_another_workspace_of_the_organization_is_heard(hall, theirs):
    rita = await hall.hire("rita")
    assert (await hall.says("rita", "hello", event=theirs)).status == 200
    assert hall.turn.speaker.id == rita.id


async def test_an_address_that_two_people_have_is_nobodys(hall):
    await hall.hire("rita")
    twin = await hall.hire("twin")
    await hall.change(twin, mail="rita@x.example")
    await hall.says("rita", "hello")
    assert hall.turns == []
    assert "several people" in told(hall)


async def test_a_person_of_microsofts_goes_before_a_provisional_one(hall):
    rita = await hall.hire("rita")
    early = await hall.hire("early", id=slack_person_id(TENANT, TEAM, hall.user("rita").id))
    await hall.change(early, mail="rita@x.example")
    await hall.says("rita", "hello")
    assert hall.turn.speaker.id == rita.id


async def test_the_address_counts_not_the_name(hall):
    await hall.hire("rita")
    hall.user("ian").name = "Rita Costa"
    await hall.says("ian", "hello")
    assert hall.turn.speaker.id == slack_person_id(TENANT, TEAM, hall.user("ian").id)


async def test_an_address_is_asked_for_again_after_ten_minutes(hall):
    await hall.hire("rita")
    await hall.says("rita", "hello")
    await hall.says("rita", "hello")
    assert len(hall.calls("users.info")) == 1
    hall.user("rita").email = "ian@x.example"
    hall.clock.pass_(minutes=10)
    ian = await hall.hire("ian")
    await hall.says("rita", "hello")
    assert [one.speaker.id for one in hall.turns] == [person_id(TENANT, "rita")] * 2 + [ian.id]


async def test_a_workspace_that_belongs_to_nobody_speaks_for_nobody(unjoined):
    await unjoined.hire("rita")
    await unjoined.says("rita", "enable office365")
    assert unjoined.turn.speaker.tenant == unjoined_tenant(TEAM)
    assert unjoined.turn.speaker.id != person_id(TENANT, "rita")


async def test_while_slack_does_not_say_who_it_was_the_event_is_asked_for_again(hall):
    hall.little.faults.append(SlackFault("users.info", "", 503, times=4))
    assert (await hall.says("rita", "hello")).status == 503
    assert hall.turns == []
    assert (await hall.says("rita", "hello")).status == 200
    assert len(hall.turns) == 1


async def test_a_zone_that_is_none_is_left_out(hall):
    hall.user("rita").tz = "../etc/passwd"
    await hall.says("rita", "hello")
    assert hall.turn.zone == ""
