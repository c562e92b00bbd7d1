"""How the bot speaks: new messages, changed ones, typing, and a person's own chat."""

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Address, Person, Place, person_id
from bot.domain.errors import Gone, OutsideTrouble, Unreachable
from cards.view_models import Consent, Help, Notice
from tests.harness.channel_schemas import part_mistakes
from tests.harness.teams_activities import ADA, TENANT, sandbox_teams

CHAT = Address(channel="teams", tenant=TENANT, conversation="a:1/x;y", user="29:ada", bot="28:bot")
PERSON = Person(
    id=person_id(TENANT, ADA), tenant=TENANT, name="Ada Byrne", mail="ada@contoso.example"
)


@pytest.fixture
async def messenger():
    teams = sandbox_teams()
    yield teams.messenger
    await teams.close()


@pytest.fixture
def chat(connector):
    return replace(CHAT, service_url=connector.url)


async def test_a_view_is_sent_as_a_card_with_a_summary(messenger, connector, chat):
    sent = await messenger.send(chat, Help(name="Ada"))

    (message,) = connector.messages
    assert (sent, message.conversation, message.reply_to) == ("m1", "a:1/x;y", "")
    assert message.card["type"] == "AdaptiveCard"
    assert message.activity["summary"]
    assert "text" not in message.activity
    assert connector.requests[0].path == "/v3/conversations/a%3A1%2Fx%3By/activities"


async def test_a_plain_word_is_sent_as_text_that_is_shown_literally(messenger, connector, chat):
    await messenger.send(chat, Notice(lines=("Ask *Zoë* <now> 🎉", "Second_line")))

    (message,) = connector.messages
    assert message.text == "Ask \\*Zoë\\* \\<now\\> 🎉\n\nSecond\\_line"
    assert message.card == {}


@pytest.mark.parametrize(
    "view", [Notice(title="T", lines=("a",)), Notice(tone="bad", lines=("a",))]
)
async def test_a_word_with_a_title_or_a_tone_is_a_card(messenger, connector, chat, view):
    await messenger.send(chat, view)

    assert connector.messages[0].card


async def test_a_message_is_changed_in_place(messenger, connector, chat):
    sent = await messenger.send(chat, Help())

    await messenger.update(chat, sent, Notice(lines=("Gone.",)))

    assert connector.messages[0].updates[0]["text"] == "Gone."
    assert connector.messages[0].updates[0]["id"] == "m1"


async def test_a_deleted_message_cannot_be_changed(messenger, chat):
    with pytest.raises(Gone):
        await messenger.update(chat, "m404", Help())


async def test_typing_is_shown(messenger, connector, chat):
    await messenger.typing(chat)

    assert (connector.typing, connector.messages) == (["a:1/x;y"], [])


async def test_a_known_personal_chat_is_used(messenger, connector, chat):
    group = replace(chat, place=Place.GROUP, conversation="19:g")
    slack = replace(chat, channel="slack")

    assert await messenger.personal(replace(PERSON, addresses=(slack, group, chat)), None) == chat
    assert connector.requests == []


async def test_an_unknown_personal_chat_is_opened_by_the_persons_entra_id(
    messenger, connector, chat
):
    own = await messenger.personal(PERSON, replace(chat, place=Place.CHANNEL))

    assert connector.conversations == [
        {
            "isGroup": False,
            "bot": {"id": "28:bot"},
            "members": [{"id": ADA}],
            "tenantId": TENANT,
            "channelData": {"tenant": {"id": TENANT}},
        }
    ]
    assert own == replace(chat, conversation="a:1", user="")
    await messenger.send(own, Notice(lines=("hi",)))
    assert "recipient" not in connector.messages[0].activity


async def test_the_id_that_teams_gave_a_person_is_preferred(messenger, connector, chat):
    left = replace(chat, conversation="", user="29:known")

    own = await messenger.personal(replace(PERSON, addresses=(left,)), chat)

    assert connector.conversations[0]["members"] == [{"id": "29:known"}]
    assert own == replace(chat, conversation="a:1", user="29:known")


@pytest.mark.parametrize(
    "near", [None, replace(CHAT, tenant="other"), replace(CHAT, channel="slack")]
)
async def test_nobody_is_reached_through_another_company(messenger, connector, near):
    with pytest.raises(Unreachable):
        await messenger.personal(PERSON, near)

    assert connector.requests == []


async def test_a_person_without_the_app_is_unreachable(messenger, connector, chat):
    connector.fail(403, code="BotNotInConversationRoster")

    with pytest.raises(Unreachable):
        await messenger.personal(PERSON, chat)


@pytest.mark.parametrize(
    "told",
    [
        {"userRole": "guest"},
        {"userPrincipalName": "ada_x.example#EXT#@contoso.example"},
        {"tenantId": "11111111-2222-4333-8444-555555555555"},
    ],
    ids=["guest", "a guest's name", "another company"],
)
async def test_who_would_not_be_heard_is_not_written_to(messenger, connector, chat, told):
    connector.members[ADA] = {"id": "29:ada", "aadObjectId": ADA, "tenantId": TENANT, **told}

    with pytest.raises(Unreachable):
        await messenger.personal(PERSON, chat)


async def test_a_member_who_never_wrote_is_written_to(messenger, connector, chat):
    member = {"id": "29:ada", "aadObjectId": ADA, "tenantId": TENANT, "userRole": "user"}
    connector.members[ADA] = member

    assert (await messenger.personal(PERSON, chat)).conversation == "a:1"


async def test_an_answer_without_a_chat_is_trouble(messenger, connector, chat):
    connector.fail(200)

    with pytest.raises(OutsideTrouble):
        await messenger.personal(PERSON, chat)


async def test_a_sign_in_that_teams_can_do_by_itself_is_a_sign_in_card(messenger, connector, chat):
    view = Consent(url="https://bot.example/auth/start?t=1", enabled_by="", scopes=("openid",))
    await messenger.send(chat, replace(view, sso_resource="api://bot.example/botid-1"))
    await messenger.send(chat, view)
    first, second = (one.activity["attachments"][0] for one in connector.messages)
    assert first["contentType"] == "application/vnd.microsoft.card.oauth"
    card = first["content"]
    # In the schema, which is made of OpenAPI's, “object” stands for anything.
    buttons = [one | {"value": {}} for one in card["buttons"]]
    assert part_mistakes("OAuthCard", card | {"buttons": buttons}) == []
    assert card["tokenExchangeResource"]["uri"] == "api://bot.example/botid-1"
    assert card["tokenExchangeResource"]["id"]
    (button,) = card["buttons"]
    assert (button["type"], button["value"]) == ("signin", view.url)
    assert second["contentType"] == "application/vnd.microsoft.card.adaptive"
