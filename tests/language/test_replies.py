"""The typed twins of buttons are recognised, and real questions are left alone."""

import pytest

from bot.language.replies import Reply, reply

REPLIES = {
    "book 2": Reply("book", number=2),
    "book it": Reply("book"),
    "Book the 11:30 please": Reply("book", minute=11 * 60 + 30),
    "book the second one": Reply("book", number=2),
    "I'll take the first": Reply("book", number=1),
    "book the last one": Reply("book", number=-1),
    "book 2pm": Reply("book", minute=14 * 60),
    "2": Reply("choose", number=2),
    "#2": Reply("choose", number=2),
    "the second one": Reply("choose", number=2),
    "ok the 11:30": Reply("choose", minute=11 * 60 + 30),
    "more": Reply("more"),
    "show me more times": Reply("more"),
    "why not?": Reply("why"),
    "why": Reply("why"),
    "accept": Reply("accept"),
    "yes I can": Reply("accept"),
    "decline": Reply("decline"),
    "Decline, I'm travelling": Reply("decline", text="I'm travelling"),
    "I can’t make it": Reply("decline"),
    "can't make it, at the Dentist": Reply("decline", text="at the Dentist"),
    "can't make it, sorry": Reply("decline"),
    "Decline, so sorry about that!": Reply("decline"),
    "I can't make it I'm afraid, thanks for asking": Reply("decline"),
    "can't make it, sorry, I'm ill": Reply("decline", text="sorry, I'm ill"),
    "accept, thanks": Reply("accept"),
    "yes I can, thank you": Reply("accept"),
    "change the room": Reply("another_room"),
    "can you find another room?": Reply("another_room"),
    "What other rooms are free?": Reply("another_room"),
    "a bigger room please": Reply("bigger_room"),
    "find someone else": Reply("someone_else"),
    "who else could do it?": Reply("someone_else"),
    "who's interviewing?": Reply("who_comes"),
    "has everyone accepted yet": Reply("who_comes"),
    "maybe": Reply("tentative"),
    "propose another time": Reply("propose"),
    "suggest 3pm": Reply("propose", text="3pm"),
    "undo": Reply("undo"),
    "refresh": Reply("refresh"),
    "yes": Reply("yes"),
    "Yes please!": Reply("yes"),
    "no": Reply("no"),
    "never mind": Reply("dismiss"),
    "invite everyone": Reply("invite_everyone"),
    "forget me": Reply("forget"),
    "check the rooms": Reply("check_rooms"),
    "audit log": Reply("audit"),
    "show settings": Reply("settings"),
    "hello": Reply("hello"),
    "thanks!": Reply("thanks"),
    "show 2": Reply("show", number=2),
    "show the second one": Reply("show", number=2),
    "use Camden": Reply("use", text="Camden"),
    "use Focus 1 instead": Reply("use", text="Focus 1"),
    "ask Mei": Reply("ask", text="Mei"),
    "Ask Lucy O'Brien please": Reply("ask", text="Lucy O'Brien"),
    "propose 2": Reply("propose", number=2),
    "propose 2pm": Reply("propose", text="2pm"),
    "candidate Jo Park": Reply("candidate", text="Jo Park"),
    "candidate: Jo Park, jo@mail.example": Reply("candidate", text="Jo Park, jo@mail.example"),
    "move": Reply("move"),
    "move it": Reply("move"),
    "cancel": Reply("cancel"),
    "Cancel it.": Reply("cancel"),
    "keep it": Reply("no"),
    "keep it on": Reply("no"),
    "No, don't cancel it": Reply("no"),
    "yes, cancel it": Reply("yes"),
    "Yes, disable it": Reply("yes"),
}
QUESTIONS = (
    "book Dana on Tuesday", "more rooms in Berlin", "why is Dana busy", "yes, and with Raj", "no room",
    "2 of Dana, Raj and Priya", "Tuesday", "maybe Tuesday", "can't do Tuesday", "the 24th", "next week",
    "book the boardroom tomorrow", "accept interviews on Friday only", "2 hours with Dana", "", "x" * 400,
    "move my interview with Ian to Thursday", "move it to Thursday", "cancel my interview with Ian", "ask Mei about Tuesday",
    "ask Mei if she is free", "use s@c.example as the scheduling user", "use a room", "show my interviews", "show rooms",
    "candidate Jo Park on Tuesday with Mei", "keep Thursday free", "another room on Tuesday", "find someone", "who is interviewing on Tuesday", "someone else on Tuesday",
    "yes, with Mei", "show 2 rooms", "use my calendar",
)  # fmt: skip


@pytest.mark.parametrize(("text", "meant"), REPLIES.items(), ids=list(REPLIES))
def test_a_reply_is_its_button(text, meant):
    assert reply(text) == meant


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_question_is_no_reply(text):
    assert reply(text) is None
