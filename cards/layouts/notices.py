"""Short words: a notice, a problem, a question back, and what the bot can do."""

from bot.domain.card_subjects import interview_subject
from bot.runtime.ports import View
from cards.actions import Refresh, Say
from cards.clarification_views import Choices
from cards.components import BUTTON_MOST, Banner, Button, Buttons, Heading, Hint, Part, Points, Text
from cards.layouts.accounts import connect, enable
from cards.layouts.typed_hints import with_twins
from cards.view_models import DeadLetters, Help, MovedCard, Notice, Problem
from cards.words import help as help_words
from cards.words.error_messages import error_message
from cards.words.formatting import display, quote
from cards.words.service_notices import (
    GIVEN_UP_TITLE,
    MOVED_BELOW,
    MOVED_ELSEWHERE,
    SHOW_NEWEST,
    SHOW_NEWEST_SPOKEN,
    SHOW_NEWEST_TYPED,
    given_up_lines,
)
from cards.words.view_words import in_words

CHOICES_MOST = 6


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


def moved_card(view: MovedCard) -> list[Part]:
    """Return one quiet line, and the way to the newest card of an interview."""
    line = Text(MOVED_ELSEWHERE if view.is_elsewhere else MOVED_BELOW, "quiet")
    if not view.interview:
        return [line]
    again = Refresh(interview_subject(view.interview))
    show = Button(SHOW_NEWEST, again, spoken=SHOW_NEWEST_SPOKEN, typed=SHOW_NEWEST_TYPED)
    return [line, Buttons((show,))]


def problem(view: Problem) -> list[Part]:
    """Return what happened, whether anything changed, what to do next, and the reference."""
    facts = dict(view.facts)
    words = error_message(view.key, view.changed, facts)
    reference = view.reference or facts.get("reference", "")
    parts: list[Part] = [Banner(words.what, "warning"), Text(words.changed), Text(words.next)]
    if view.key in {"sign-in-needed", "sign-in-expired"}:
        parts.append(Buttons((connect(),)))
    if reference:
        parts.append(Text(help_words.reference(display(reference, 80)), "quiet"))
    return parts


def choices(view: Choices) -> list[Part]:
    """Return the question back with a button for each meaning, or a list where they are many."""
    titles = [display(one) for one in view.choices]
    parts: list[Part] = [Heading(display(view.question))]
    if not titles:
        return [*parts, Hint(help_words.TYPE_ANSWER)]
    if len(titles) > CHOICES_MOST or any(len(title) > BUTTON_MOST for title in titles):
        parts.append(Points(tuple(f"{n} · {title}" for n, title in enumerate(titles, 1))))
        titles = [help_words.choose(n) for n in range(1, len(titles) + 1)]
    buttons = tuple(
        Button(title, Say(n), typed=display(choice, 60))
        for n, (title, choice) in enumerate(zip(titles, view.choices, strict=True), 1)
    )
    return [*parts, Buttons(buttons[:CHOICES_MOST]), Hint(help_words.OR_TYPE_ANSWER)]


def help_(view: Help) -> list[Part]:
    """Return what this person can do, with five examples, and the one thing to do first."""
    words = help_words
    if view.is_removed:
        return removed()
    parts: list[Part] = [
        Heading(words.title(view)),
        Text(words.purpose(view)),
        *first_step(view),
        Text(words.TRY_ONE, is_strong=True),
        examples(view),
    ]
    if view.may_schedule and view.may_administer:
        parts.append(Text(words.FOR_SETTINGS, "quiet"))
    return [*parts, Text(words.TYPE_TOO, "quiet")]


def removed() -> list[Part]:
    """Return what somebody reads who was taken off the account: nothing that they may not say."""
    return [
        Heading(help_words.REMOVED_TITLE),
        Text(help_words.REMOVED),
        Text(help_words.STILL_YOURS, "quiet"),
    ]


def examples(view: Help) -> Points:
    """Return five things that this person can say."""
    others = help_words.ADMINISTERING if view.may_administer else help_words.INTERVIEWING
    said = help_words.SCHEDULING if view.may_schedule else others
    return Points(tuple(quote(one) for one in said))


def first_step(view: Help) -> list[Part]:
    """Return what is to be done before anything else, with its button; nothing where all is ready."""
    if not view.is_enabled and view.may_administer:
        return [Banner(help_words.NOT_ON, "quiet"), *with_twins((enable(),))]
    if not view.is_enabled:
        return [Banner(help_words.NOT_ON_FOR_OTHERS, "quiet")]
    if not view.is_connected:
        return [Banner(help_words.NOT_CONNECTED, "quiet"), *with_twins((connect(),))]
    return []
