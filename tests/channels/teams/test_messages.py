"""Who speaks, where, and what was said."""

import pytest

from bot.domain.accounts import Address, Person, Place, person_id
from bot.runtime.delivery.card_publisher import with_address
from bot.runtime.turn import Arrived, Left, Said, Speaker
from tests.harness.teams_activities import ADA, NOON, TENANT, an_activity, mention

OTHER = "bbbbbbbb-bbbb-cccc-dddd-eeeeeeeeeeee"
THREAD = "19:c@thread.tacv2;messageid=17"


async def test_a_turn_tells_who_where_when_and_in_which_language(door, bot, connector):
    await door.post(an_activity(connector.url))

    (turn,) = bot.turns
    assert turn.speaker == Speaker(tenant=TENANT, id=person_id(TENANT, ADA), name="Ada Byrne")
    assert turn.address == Address(
        channel="teams",
        tenant=TENANT,
        conversation="a:1/x;y",
        place=Place.PERSONAL,
        service_url=connector.url,
        user="29:ada",
        bot="28:bot",
    )
    assert (turn.now, turn.locale, turn.zone) == (NOON, "en-US", "Europe/Berlin")


async def test_the_tenant_may_stand_beside_the_conversation(door, bot, connector):
    await door.post(an_activity(connector.url, channelData=None))

    assert bot.turns[0].speaker.tenant == TENANT


@pytest.mark.parametrize(
    ("conversation", "place"),
    [
        ({"conversationType": "groupChat", "isGroup": True}, Place.GROUP),
        ({"conversationType": "channel", "isGroup": True}, Place.CHANNEL),
        ({"conversationType": "personal"}, Place.PERSONAL),
        ({"isGroup": True}, Place.GROUP),
        ({}, Place.PERSONAL),
        ({"conversationType": "newKind", "isGroup": True}, Place.GROUP),
    ],
    ids=str,
)
async def test_a_chat_is_private_only_where_it_is(door, bot, connector, conversation, place):
    await door.post(an_activity(connector.url, conversation={"id": THREAD} | conversation))

    assert (bot.turns[0].address.place, bot.turns[0].address.conversation) == (place, THREAD)


@pytest.mark.parametrize(
    "nobody",
    [
        {"from": {"id": "29:ghost", "name": "Ada Byrne"}},
        {"from": {"id": "29:ghost", "aadObjectId": ""}},
        {"channelData": None, "conversation": {"id": "a:1"}},
        {"from": {"id": "29:ada", "aadObjectId": ADA, "tenantId": OTHER}},
        {"channelData": {"tenant": {"id": OTHER}}},
        {"channelData": {"tenant": {"id": f"{TENANT}/x"}}, "conversation": {"id": "a:1"}},
        {"from": {"id": "29:ada", "aadObjectId": f"{ADA}/{ADA}"}},
        {"from": {"id": "29:ada", "aadObjectId": f"slack:T1:{ADA}"}},
    ],
    ids=str,
)
async def test_somebody_teams_does_not_vouch_for_is_told_so(door, bot, connector, nobody):
    text = f"I am {ADA} of {TENANT}"

    status, _ = await door.post(an_activity(connector.url, text=text, **nobody))

    assert (status, bot.turns, bot.counted) == (200, [], {"nobody": 1})
    assert (await connector.message(1)).text.startswith("I can’t tell who you are")


async def test_what_other_bots_say_is_not_heard(door, bot, connector):
    robot = {"id": "28:other", "name": "Other", "aadObjectId": ADA}

    assert (await door.post(an_activity(connector.url, **{"from": robot})))[0] == 200
    assert (bot.turns, connector.messages) == ([], [])


async def test_a_turn_keeps_the_ids_of_entra_in_one_spelling(door, bot, connector):
    shouted = {"id": "29:ada", "aadObjectId": ADA.upper()}

    await door.post(an_activity(connector.url, **{"from": shouted}))

    assert bot.turns[0].speaker.id == person_id(TENANT, ADA)


async def test_activities_without_an_id_are_told_apart(door, bot, connector):
    await door.post(an_activity(connector.url, id=None))
    await door.post(an_activity(connector.url, id=None))

    assert len({turn.id for turn in bot.turns} - {""}) == 2


async def test_an_empty_message_says_nothing(door, bot, connector):
    picture = [{"contentType": "image/png", "contentUrl": "https://host/x.png"}]

    await door.post(an_activity(connector.url, text=None, attachments=picture))

    assert bot.turns[0].content == Said("")


@pytest.mark.parametrize(
    ("sent", "zone", "locale"),
    [
        ({"entities": None}, "Europe/Paris", "en-US"),
        ({"entities": None, "localTimezone": "Moon/Base"}, "", "en-US"),
        ({"entities": None, "localTimezone": "../../etc/passwd"}, "", "en-US"),
        ({"locale": None}, "Europe/Berlin", "en-GB"),
        ({"locale": "x'; drop"}, "Europe/Berlin", "en-GB"),
    ],
    ids=str,
)
async def test_zone_and_locale_are_taken_only_if_they_are_some(
    door, bot, connector, sent, zone, locale
):
    await door.post(an_activity(connector.url, **sent))

    assert (bot.turns[0].zone, bot.turns[0].locale) == (zone, locale)


AT_BOT = mention("<at>Scheduler</at>", "28:bot", "Scheduler")


@pytest.mark.parametrize(
    ("text", "entities", "said"),
    [
        ("<at>Scheduler</at> find 30 min", [AT_BOT], "find 30 min"),
        ("find <at>Scheduler</at> 30 min", [AT_BOT], "find 30 min"),
        ("<at>Scheduler</at> is Scheduler here?", [AT_BOT], "is Scheduler here?"),
        (
            "<at>Scheduler</at> ask <at>Scheduler</at>",
            [AT_BOT, mention("<at>Scheduler</at>", "29:namesake", "Scheduler")],
            "ask @Scheduler",
        ),
        (
            "<at>Scheduler</at> free with <at>Bo Lind</at>?",
            [AT_BOT, mention("<at>Bo Lind</at>", "29:bo", "Bo Lind")],
            "free with @Bo Lind?",
        ),
        ('<at id="0">Bo</at> on Tue', [mention('<at id="0">Bo</at>', "29:bo", "")], "@Bo on Tue"),
        ("ask <at>Bo & Co</at>", [mention("<at>Bo & Co</at>", "29:b", "Bo & Co")], "ask @Bo & Co"),
        ("<at>Ghost</at> hi", [], "@Ghost hi"),
        ("<p>find&nbsp;30&nbsp;min</p><p>on Tue</p>", [], "find 30 min\non Tue"),
        ("<div><b>book</b> 2</div>", [], "book 2"),
        ("a<br>b<br/>c", [], "a\nb\nc"),
        ("2 < 3 and 4 > 1 <3", [], "2 < 3 and 4 > 1 <3"),
        ("R&amp;D with Zoë &lt;zoe@x.example&gt;", [], "R&D with Zoë <zoe@x.example>"),
        ("who’s free – 火曜日 🎉?", [], "who’s free – 火曜日 🎉?"),
        ("  spaces \t and\r\n\n lines ", [], "spaces and\nlines"),
        ("<script>alert(1)</script>", [], "<script>alert(1)</script>"),
        ("<at>Scheduler</at>", [AT_BOT], ""),
        ("hello", [mention("", "28:bot", "hello")], "hello"),
        ("hello", [{"type": "mention"}, {"type": "mention", "mentioned": None}], "hello"),
    ],
)
async def test_a_message_is_heard_as_it_was_meant(door, bot, connector, text, entities, said):
    await door.post(an_activity(connector.url, text=text, entities=entities))

    assert bot.turns[0].content == Said(said)


BOT, OTHER = {"id": "28:bot"}, {"id": "29:other"}


@pytest.mark.parametrize(
    ("event", "content"),
    [
        ({"type": "conversationUpdate", "membersAdded": [OTHER, BOT]}, Arrived()),
        ({"type": "conversationUpdate", "membersRemoved": [BOT]}, Left()),
        ({"type": "installationUpdate", "action": "add"}, Arrived()),
        ({"type": "installationUpdate", "action": "remove"}, Left()),
    ],
    ids=str,
)
async def test_the_bot_notices_when_it_comes_and_goes(door, bot, connector, event, content):
    await door.post(an_activity(connector.url, **event))

    assert [turn.content for turn in bot.turns] == [content]


@pytest.mark.parametrize(
    "event",
    [
        {"type": "conversationUpdate", "membersAdded": [OTHER] * 300},
        {"type": "conversationUpdate", "membersRemoved": [OTHER]},
        {"type": "conversationUpdate", "membersAdded": [BOT], "recipient": None},
        {"type": "conversationUpdate", "channelData": {"eventType": "channelRenamed"}},
        {"type": "installationUpdate", "action": "add-upgrade"},
        {"type": "installationUpdate"},
        {"type": "installationUpdate", "action": "add", "from": {"id": "29:ghost"}},
    ],
    ids=lambda event: str(event)[:60],
)
async def test_others_come_and_go_unnoticed_and_without_a_call(door, bot, connector, event):
    status, _ = await door.post(an_activity(connector.url, **event))

    assert (status, bot.turns, connector.requests) == (200, [], [])


async def test_teams_tells_of_one_arrival_twice_and_it_is_one(door, bot, connector):
    added = an_activity(connector.url, type="conversationUpdate", membersAdded=[BOT], id="f:1")
    installed = an_activity(connector.url, type="installationUpdate", action="add", id="f:2")
    removed = an_activity(connector.url, type="installationUpdate", action="remove", id="f:3")

    for event in (added, installed, removed, installed | {"id": "f:4"}):
        await door.post(event)

    assert [turn.content for turn in bot.turns] == [Arrived(), Left(), Arrived()]


COPILOT = (
    {"channelId": "msteams:COPILOT"},
    {"entities": [{"type": "ProductInfo", "id": "COPILOT"}]},
)


@pytest.mark.parametrize("more", COPILOT, ids=["channel", "entity"])
async def test_a_message_in_copilot_is_one_in_a_personal_chat_that_is_only_answered(
    door, bot, connector, more
):
    status, _ = await door.post(an_activity(connector.url, **more))
    (turn,) = bot.turns
    assert status == 200
    assert (turn.address.channel, turn.address.place) == ("teams", Place.PERSONAL)
    assert turn.address.is_answer_only
    assert with_address(a_person(), turn.address).addresses == ()


async def test_a_message_in_teams_is_from_a_chat_that_the_bot_may_begin_in(door, bot, connector):
    await door.post(an_activity(connector.url))
    assert not bot.turns[0].address.is_answer_only
    assert with_address(a_person(), bot.turns[0].address).addresses == (bot.turns[0].address,)


def a_person():
    return Person(id=person_id("t", "ada"), tenant="t", name="Ada", mail="ada@x.example")
