"""The page's connector: what Bot Framework's REST service would do, and how it refuses."""

import pytest

from bot.sandbox.teams.chat_log import CHANNEL, MOST_MESSAGES

ROOT = "/sandbox/teams/v3/conversations"
CARD = {"type": "AdaptiveCard", "version": "1.5", "body": []}


def a_card(summary="A card"):
    attachment = {"contentType": "application/vnd.microsoft.card.adaptive", "content": CARD}
    return {"type": "message", "summary": summary, "attachments": [attachment]}


async def sent(world, chat="a:rita", body=None, path=""):
    status, _, answer = await world.call(
        "POST", f"{ROOT}/{chat}/activities{path}", json=body or a_card()
    )
    assert status == 201, answer
    return answer["id"]


def stands(world):
    return world.tenant.chats.snapshot()["messages"]


async def test_a_message_stands_in_its_chat_with_its_card(world):
    await sent(world)
    (message,) = stands(world)
    assert (message["chat"], message["author"]) == ("a:rita", "")
    assert message["drawn"] == {"teams": CARD}


async def test_a_message_is_changed_in_place_and_single_views_of_it_end(world):
    message_id = await sent(world)
    world.tenant.chats.find_message("a:rita", message_id).views["rita@contoso.example"] = CARD
    status, _, _ = await world.call(
        "PUT", f"{ROOT}/a:rita/activities/{message_id}", json={"type": "message", "text": "Done"}
    )
    (message,) = stands(world)
    assert (status, message["text"], message["isEdited"]) == (200, "Done", True)
    assert (message["drawn"], message["views"]) == ({}, {})


async def test_a_deleted_message_is_gone(world):
    message_id = await sent(world)
    assert (await world.call("DELETE", f"{ROOT}/a:rita/activities/{message_id}"))[0] == 200
    status, _, answer = await world.call("DELETE", f"{ROOT}/a:rita/activities/{message_id}")
    assert (status, answer["error"]["code"]) == (404, "ActivityNotFoundInConversation")
    assert stands(world) == []


async def test_typing_is_passed_on_and_not_kept(world):
    with world.tenant.chats.subscribe() as news:
        await sent(world, body={"type": "typing"})
        assert (await news.get())["kind"] == "typing"
    assert stands(world) == []


async def test_a_reply_in_the_channel_stands_in_the_thread(world):
    first = await sent(world, CHANNEL)
    await sent(world, f"{CHANNEL};messageid={first}")
    await sent(world, CHANNEL, path=f"/{first}")
    assert [one["thread"] for one in stands(world)] == ["", first, first]


@pytest.mark.parametrize("by", ["29:ian", "aadObjectId"])
async def test_a_chat_is_opened_by_either_id(world, by):
    people = {one["mail"]: one for one in (await world.control("GET", "people"))[1]}
    member = people["ian@contoso.example"].get(by, by)
    _, _, answer = await world.call("POST", ROOT, json={"members": [{"id": member}]})
    assert answer["id"] == "a:ian"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"members": []}, 400),
        ({"members": [{"id": "29:ian"}], "isGroup": True}, 400),
        ({"members": [{"id": "29:nobody"}]}, 403),
        ([], 400),
    ],
)
async def test_other_chats_are_refused(world, body, status):
    assert (await world.call("POST", ROOT, json=body))[0] == status


async def test_members_are_listed_page_by_page(world):
    url = f"{ROOT}/{CHANNEL}/pagedmembers?pageSize=10"
    _, _, first = await world.call("GET", url)
    _, _, rest = await world.call("GET", f"{url}&continuationToken={first['continuationToken']}")
    names = [one["name"] for one in (*first["members"], *rest["members"])]
    assert len(first["members"]) == 10
    assert "continuationToken" not in rest
    assert len(set(names)) == len(names) == len((await world.control("GET", "people"))[1])


async def test_a_personal_chat_has_one_member_with_a_mail(world):
    _, _, members = await world.call("GET", f"{ROOT}/a:rita/members")
    assert [one["email"] for one in members] == ["rita@contoso.example"]
    assert (await world.call("GET", f"{ROOT}/a:rita/members/29:rita"))[0] == 200
    status, _, answer = await world.call("GET", f"{ROOT}/a:rita/members/29:ian")
    assert (status, answer["error"]["code"]) == (404, "MemberNotFoundInConversation")


@pytest.mark.parametrize(
    ("chat", "body", "status", "code"),
    [
        ("a:nobody", {"type": "message", "text": "Hi"}, 404, "ConversationNotFound"),
        ("a:rita", {"type": "message"}, 400, "BadArgument"),
        ("a:rita", {"type": "event"}, 400, "BadArgument"),
        ("a:rita", {"type": "message", "text": "x" * 110_000}, 413, "MessageSizeTooBig"),
    ],
)
async def test_what_cannot_be_sent_is_refused(world, chat, body, status, code):
    answer = await world.call("POST", f"{ROOT}/{chat}/activities", json=body)
    assert (answer[0], answer[2]["error"]["code"]) == (status, code)


async def test_a_full_chat_drops_its_oldest_message(world):
    for number in range(MOST_MESSAGES + 3):
        await sent(world, body={"type": "message", "text": str(number)})
    assert len(stands(world)) == MOST_MESSAGES
    assert stands(world)[0]["text"] == "3"


async def test_a_reset_empties_the_chats_and_tells_so(world):
    await sent(world)
    with world.tenant.chats.subscribe() as news:
        await world.control("POST", "reset")
        assert (await news.get()) == world.tenant.chats.snapshot()
    assert stands(world) == []
