"""Short words: a notice, a problem, a question back, and what the bot can do."""

from bot.runtime.ports import View
from cards.actions import Connect, Say, Switch
from cards.components import BUTTON_MOST, Banner, Button, Buttons, Heading, Hint, Part, Points, Text
from cards.layouts.typed_hints import with_twins
from cards.view_models import Choices, DeadLetters, Help, Notice, Problem
from cards.words.error_messages import error_message
from cards.words.formatting import display, first_name, quote
from cards.words.service_notices import GIVEN_UP_TITLE, given_up_lines
from cards.words.view_words import in_words

CHOICES_MOST = 6
CONNECT = Button("Connect calendar", Connect(), style="positive", typed="connect")

_SCHEDULING = (
    "who's free Tuesday with a room",
    "when can Ian and Mei interview for 45 minutes this week",
    "one of Sam or Priya on Thursday afternoon in London",
    "book 2",
    "my interviews",
)
_ADMINISTERING = (
    "enable office365",
    "status",
    "rooms",
    "add room thames@contoso.example for 4 in London",
    "make Rita a recruiter",
)
_INTERVIEWING = ("accept", "decline", "propose another time", "my interviews", "disconnect")


def notice(view: Notice) -> list[Part]:
    """Return a title where there is one, and each sentence as a line."""
    title: list[Part] = [Heading(display(view.title))] if view.title else []
    lines = [display(line, 500) for line in view.lines]
    if view.tone in {"good", "warning", "bad"} and lines:
        return [*title, Banner(lines[0], view.tone), *(Text(line) for line in lines[1:])]
    return [*title, *(Text(line, view.tone) for line in lines)]


def plain_lines(view: View) -> tuple[str, ...]:
    """Return the sentences of a view that is nothing more than those; empty for one that needs a card."""
    said = in_words(view)
    if isinstance(said, Notice) and not said.title and said.tone == "plain":
        return said.lines
    return ()


def dead_letters(view: DeadLetters) -> list[Part]:
    """Return what was given up, whom it concerns, and what helps."""
    install = view.slack_install if view.is_token_lost else None
    lines = tuple(given_up_lines(view.counts, view.names, slack_install=install))
    return notice(Notice(title=GIVEN_UP_TITLE, lines=lines, tone="warning"))


def problem(view: Problem) -> list[Part]:
    """Return what happened, whether anything changed, what to do next, and the reference."""
    facts = dict(view.facts)
    words = error_message(view.key, view.changed, facts)
    reference = view.reference or facts.get("reference", "")
    parts: list[Part] = [Banner(words.what, "warning"), Text(words.changed), Text(words.next)]
    if view.key in {"sign-in-needed", "sign-in-expired"}:
        parts.append(Buttons((CONNECT,)))
    if reference:
        parts.append(Text(f"Reference: {display(reference, 80)}", "quiet"))
    return parts


def choices(view: Choices) -> list[Part]:
    """Return the question back with a button for each meaning, or a list where they are many."""
    titles = [display(one) for one in view.choices]
    parts: list[Part] = [Heading(display(view.question))]
    if not titles:
        return [*parts, Hint("Type your answer.")]
    if len(titles) > CHOICES_MOST or any(len(title) > BUTTON_MOST for title in titles):
        parts.append(Points(tuple(f"{n} · {title}" for n, title in enumerate(titles, 1))))
        titles = [f"Choose {n}" for n in range(1, len(titles) + 1)]
    buttons = tuple(
        Button(title, Say(n), typed=display(choice, 60))
        for n, (title, choice) in enumerate(zip(titles, view.choices, strict=True), 1)
    )
    return [*parts, Buttons(buttons[:CHOICES_MOST]), Hint("Or type your answer.")]


def help_(view: Help) -> list[Part]:
    """Return what this person can do, with five examples, and the one thing to do first."""
    name = first_name(view.name)
    greeting = f"Hi {name}" if name else "Hi"
    parts: list[Part] = [
        Heading(f"{greeting}, I schedule interviews" if view.is_greeting else "What I can do"),
        Text(_purpose(view)),
        *first_step(view),
        Text("Try one of these", is_strong=True),
        examples(view),
    ]
    if view.may_schedule and view.may_administer:
        parts.append(Text("For settings: “status”, “rooms”, “enable office365”.", "quiet"))
    return [*parts, Text("You can type every button too. “help” brings this back.", "quiet")]


def _purpose(view: Help) -> str:
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


def examples(view: Help) -> Points:
    """Return five things that this person can say."""
    others = _ADMINISTERING if view.may_administer else _INTERVIEWING
    said = _SCHEDULING if view.may_schedule else others
    return Points(tuple(quote(one) for one in said))


def first_step(view: Help) -> list[Part]:
    """Return what is to be done before anything else, with its button; nothing where all is ready."""
    if not view.is_enabled and view.may_administer:
        button = Button(
            "Enable Office 365", Switch(on=True), style="positive", typed="enable office365"
        )
        return [Banner("Microsoft 365 isn’t switched on yet.", "quiet"), *with_twins((button,))]
    if not view.is_enabled:
        waiting = "Microsoft 365 isn’t switched on yet. An Owner, Admin or IT manager can do it."
        return [Banner(waiting, "quiet")]
    if not view.is_connected:
        return [Banner("Your calendar isn’t connected yet.", "quiet"), *with_twins((CONNECT,))]
    return []
