"""The same people in Slack: what they do there goes through the little Slack, over HTTP."""

from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.slack.workspace import user_id
from cards import slack_blocks
from tests.harness.running_bot import ROOMS_ANSWER_WITHIN, World

TEAM = "T0CONTOSO"
SENT = {"chat.postMessage", "chat.update"}


@dataclass
class SlackChat:
    world: World
    team: str = TEAM
    milliseconds: list[float] = field(default_factory=list)
    """How long each request waited for its answer."""
    _shown_before: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    """What each chat showed when its person said something there last."""

    def user(self, name: str) -> str:
        return user_id(self.team, f"{name}@contoso.example")

    def chat(self, name: str) -> str:
        return f"D{self.user(name).removeprefix('U')}"

    async def do(self, what: str, name: str, **given: Any) -> dict[str, Any]:
        """Let somebody do something there; gives the bot's answer to Slack."""
        answer = await self.world.post(f"/sandbox/slack/{what}", {"user": self.user(name), **given})
        self.milliseconds.append(answer["milliseconds"])
        return answer

    async def say(self, name: str, text: str, **more: Any) -> None:
        # Not in a channel, nor a delivery that comes again.
        if not more:
            self._shown_before[self.chat(name)] = await self.messages(self.chat(name))
        assert (await self.do("say", name, text=text, **more))["status"] == 200

    async def press(self, name: str, message: dict[str, Any], verb: str) -> None:
        action = button(message, verb)["action_id"]
        assert (await self.do("press", name, ts=message["ts"], action=action))["status"] == 200

    async def messages(self, chat: str) -> list[dict[str, Any]]:
        told = await self.world.get("/sandbox/slack/messages")
        return [one for one in told if one["channel"] == chat and not one["is_deleted"]]

    async def shown(self, name: str, *words: str, chat: str = "") -> dict[str, Any]:
        """Return the latest message to somebody that says all these words now, once there is one.

        What somebody has said last in their own chat is answered first: what stood there before may say the same.
        """
        place = chat or self.chat(name)

        async def found() -> dict[str, Any] | None:
            here = await self.messages(place)
            if here == self._shown_before.get(place):
                return None
            for one in reversed(here):
                if all(word in said(one) for word in words):
                    return one
            return None

        try:
            return await self.world.until(found)
        except TimeoutError:
            seen = "\n---\n".join(said(one) for one in await self.messages(place))
            raise AssertionError(f"{name} was not shown {words}, but:\n{seen}") from None

    async def was_shown(self, name: str, *words: str) -> dict[str, Any]:
        """Return a message as it was sent or changed when it said all these words, whatever it says by now."""

        async def found() -> dict[str, Any] | None:
            calls = await self.world.get("/sandbox/slack/calls")
            sent = [one["given"] for one in calls if one["method"] in SENT]
            here = [one for one in sent if one["channel"] == self.chat(name)]
            return next((one for one in here if all(word in said(one) for word in words)), None)

        return await self.world.until(found)

    async def book(self, name: str, offer: dict[str, Any]) -> dict[str, Any]:
        """Book the first time of an offer and let its room answer; gives the card that says so."""
        await self.press(name, offer, "book")
        return await self.confirmed(name)

    async def confirmed(self, name: str) -> dict[str, Any]:
        """Let the room of a booking answer; gives the card that says so."""
        await self.was_shown(name, "invitations sent")
        await self.world.advance(ROOMS_ANSWER_WITHIN)
        return await self.shown(name, "confirmed")

    async def view(self, name: str, kind: str = "views") -> dict[str, Any]:
        """Return the form that stands open before somebody, or with `homes` the app's tab."""

        async def found() -> dict[str, Any] | None:
            told = await self.world.get(f"/sandbox/slack/{kind}")
            theirs = [one for one in told if one["user"] == self.user(name) and one["is_open"]]
            return theirs[-1] if theirs else None

        return await self.world.until(found)

    async def at_home(self, name: str, *words: str) -> dict[str, Any]:
        """Return somebody's tab of the app, once it says all these words."""

        async def found() -> dict[str, Any] | None:
            home = await self.view(name, "homes")
            told = said({"text": "", "blocks": home["view"]["blocks"]})
            return home if all(word in told for word in words) else None

        return await self.world.until(found)

    async def connect(self, name: str) -> None:
        """Connect somebody's calendar from the chat."""
        await self.say(name, "connect")
        prompt = await self.shown(name, "Sign in with Microsoft")
        page = await self.world.sign_in(name, link(prompt))
        assert "You are connected" in page, page
        await self.shown(name, "Connected")


def said(message: dict[str, Any]) -> str:
    """Return all words of a message: its blocks and its plain text."""
    return "\n".join([message["text"], *texts(message["blocks"])])


def texts(part: Any) -> list[str]:
    if isinstance(part, dict):
        own = [part["text"]] if isinstance(part.get("text"), str) else []
        spoken = [part["accessibility_label"]] if "accessibility_label" in part else []
        return own + spoken + [one for value in part.values() for one in texts(value)]
    return [one for value in part for one in texts(value)] if isinstance(part, list) else []


def buttons(message: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what can be pressed: buttons, and the options of menus, whose values are those of buttons."""
    blocks = message["blocks"]
    beside = [one["accessory"] for one in blocks if "accessory" in one]
    rows = [one["elements"] for one in blocks if one["type"] == "actions"]
    return [one for row in [beside, *rows] for element in row for one in pressable(element)]


def pressable(element: dict[str, Any]) -> list[dict[str, Any]]:
    if element["type"] != "overflow":
        return [element]
    return [
        {
            **option,
            "action_id": f"{element['action_id']}:{number}",
            "value": slack_blocks.value(slack_blocks.parse_choice(option["value"])),
        }
        for number, option in enumerate(element["options"])
    ]


def verb(button: dict[str, Any]) -> str:
    if button["action_id"].startswith(f"{slack_blocks.MENU}/"):
        return slack_blocks.parse_press(button["value"]).verb
    return button["action_id"].partition("/")[0]


def button(message: dict[str, Any], wanted: str) -> dict[str, Any]:
    found = [one for one in buttons(message) if verb(one) == wanted]
    assert found, f"no {wanted} among {[verb(one) for one in buttons(message)]}"
    return found[0]


def link(message: dict[str, Any]) -> str:
    return next(one["url"] for one in buttons(message) if one.get("url"))
