"""The words of what the bot can do, and of a question back."""

from cards.view_models import Help
from cards.words.formatting import first_name

SCHEDULING = (
    "who's free Tuesday with a room",
    "when can Ian and Mei interview for 45 minutes this week",
    "send Jo Park a link for 45 minutes with Ian next week",
    "Ian 1h, then Mei 45m, then Tom 30m on Tuesday for Jo Park",
    "book 2",
    "what's next for Jo Park?",
    "my interviews",
    "who has had most interviews this month",
)
ADMINISTERING = (
    "enable office365",
    "status",
    "rooms",
    "add room thames@contoso.example for 4 in London",
    "make Rita a recruiter",
)
INTERVIEWING = (
    "accept",
    "decline",
    "propose another time",
    "my interviews",
    "remind me 30 minutes before",
)

TRY_ONE = "Try one of these"
FOR_SETTINGS = "To set things up: “settings”, “rooms”, “people”, “status”."
TYPE_TOO = "You can type every button too. “help” brings this back."
NOT_ON = "Microsoft 365 isn’t switched on yet."
NOT_ON_FOR_OTHERS = "Microsoft 365 isn’t switched on yet. An Owner, Admin or IT manager can do it."
NOT_CONNECTED = "Your calendar isn’t connected yet."


REMOVED_TITLE = "You’re not on the list any more"
REMOVED = (
    "An administrator took you off the people I work for, so nobody can book you here and I don’t schedule for you. "
    "If that’s a mistake, ask an Owner or Admin of your company to add you again."
)
STILL_YOURS = "“what do you know about me” and “forget me” still work."


def title(view: Help) -> str:
    """Return what the card is, or at the first sight who the bot is."""
    if not view.is_greeting:
        return "What I can do"
    greeting = f"Hi {first_name(view.name)}" if view.name else "Hi"
    return f"{greeting}, I schedule interviews"


def purpose(view: Help) -> str:
    """Return what the bot is for, to this person."""
    if view.may_schedule:
        return (
            "Ask me in your own words. I read the calendars of your interviewers and rooms, "
            "show times that suit everyone, reserve the room and invite the people."
        )
    if view.may_administer:
        return (
            "I let your recruiters schedule interviews on your company’s Microsoft 365 calendars. "
            "You switch that on, register the rooms and say who may schedule."
        )
    return (
        "When a recruiter asks you to interview, I show you when and where. "
        "You accept, decline or propose another time right here."
    )


# --- a question back -----------------------------------------------------------------------------

TYPE_ANSWER = "Type your answer."
OR_TYPE_ANSWER = "Or type your answer."


def choose(number: int) -> str:
    """Return the title of a button for a meaning that is too long for one."""
    return f"Choose {number}"


def reference(said: str) -> str:
    """Return what to name when asking for help with a fault."""
    return f"Reference: {said}"
