"""The words of times that are taken and of what cannot be booked or changed so: a part of `cards.words.error_catalog`."""

from cards.words.error_words import Words

_OTHER_TIME = "Choose another time, or type “more” to see the next ones."
_OTHER_DAY = "Choose a time on another day, or ask for someone else."
_NOT_BOOKED = "Nothing was booked and nobody was invited."

BOOKING_WORDS = {
    "not-understood/part-of-change": Words(
        ("I didn’t get what to do with “{left}”, so I did nothing of it.",),
        (
            "Ask for one thing after the other, and put what the interviewers are to read as “note for the interviewers: …”.",
        ),
        "The interview stays as it is.",
    ),
    "not-understood/which-building": Words(
        ("Which building or floor is meant?",),
        (
            "Name the building or the room, for example “a room in New York” or “put it in Thames”; “another room” offers those nearby.",
        ),
        "The interview stays as it is.",
    ),
    "not-understood/again": Words(
        ("I know of no earlier interview of yours with that candidate.",),
        ("Say who is to interview them, for example “45 minutes with Ian for Jo Park next week”.",),
        "Nothing was booked.",
    ),
    "slot-taken": Words(
        (
            "{who} just booked {what} for that time.",
            "{who} just booked that time.",
            "{what} is already taken then.",
            "That time has just been taken.",
        ),
        (_OTHER_TIME,),
        _NOT_BOOKED,
    ),
    "slot-taken/past": Words(("That time has already begun.",), (_OTHER_TIME,), _NOT_BOOKED),
    "slot-taken/unread": Words(
        ("I couldn’t read every calendar, so I can’t say that this time is free.",),
        ("Try again in a minute, or choose another time.",),
        _NOT_BOOKED,
    ),
    "slot-taken/per-day": Words(
        (
            "{what} takes at most {interviews} a day, and that day is full.",
            "Someone has as many interviews that day as they take.",
        ),
        (_OTHER_DAY,),
        _NOT_BOOKED,
    ),
    "slot-taken/per-week": Words(
        (
            "{what} is away for part of that week and takes at most {interviews_left} in it, so it’s full.",
            "{what} takes at most {interviews} a week, and that week is full.",
            "Someone has as many interviews that week as they take.",
        ),
        ("Choose a time in another week, or ask for someone else.",),
        _NOT_BOOKED,
    ),
    "slot-taken/buffer": Words(
        (
            "{what} wants {minutes} between interviews, and that is too close to something else.",
            "That’s too close to something else.",
        ),
        (_OTHER_TIME,),
        _NOT_BOOKED,
    ),
    "slot-taken/declined": Words(
        (
            "{what} declined an interview at that time, so I don’t ask again for it.",
            "Someone declined an interview at that time.",
        ),
        ("Choose another time, or ask for someone else.",),
        _NOT_BOOKED,
    ),
    "slot-taken/day-off": Words(
        (
            "{what} doesn’t interview on that day of the week.",
            "Someone doesn’t interview on that day of the week.",
        ),
        (_OTHER_DAY,),
        _NOT_BOOKED,
    ),
    "slot-taken/closed": Words(
        ("The office is closed on that day.",),
        ("Choose a time on another day.",),
        _NOT_BOOKED,
    ),
    "slot-taken/notice": Words(
        (
            "Interviews here are arranged at least {minutes} ahead, and that time is sooner.",
            "That time is too soon: interviews here are arranged with more notice.",
        ),
        ("Choose a later time.",),
        _NOT_BOOKED,
    ),
    "bad-input/candidate-name": Words(
        ("That name is too long.",), ("Give a name of at most 200 characters.",)
    ),
    "bad-input/candidate-mail": Words(
        ("That isn’t an address I can invite.",),
        ("Write one such as jo@example.org, or leave it empty.",),
    ),
    "bad-input/meeting-link": Words(
        ("A meeting’s link begins with https:// and has no spaces.",),
        ("Copy it from the meeting and send it again.",),
    ),
    "bad-input/note": Words(
        ("That note is longer than the 1,000 characters an invitation takes well.",),
        ("Send it again, shorter, or put a link in it.",),
    ),
    "bad-input/not-coming": Words(
        ("{name} isn’t on that interview.", "That person isn’t on that interview."),
        ("Look at the card to see who is, or name someone else.",),
    ),
    "bad-input/same-person": Words(
        ("Those are the same person.",), ("Name two: “hand Rita's interviews to Tom”.",)
    ),
    "bad-input/no-recruiter": Words(
        ("{name} isn’t a recruiter, so they can’t have interviews of their own.",),
        (
            "To have them interview, type for example “add Tom to Jo's interview”; to have them organize, make them a recruiter first: “make tom@… a recruiter”.",
        ),
    ),
    "bad-input/not-connected": Words(
        ("{name} hasn’t connected their calendar, so I couldn’t write the invitations.",),
        ("Ask them to type “connect”, then try again.",),
    ),
    "bad-input/nobody-left": Words(
        ("Then nobody would be left to interview.",),
        ("Name who should come instead, or cancel the interview.",),
    ),
    "bad-input/comment": Words(
        ("That’s longer than the 500 characters I can pass on.",), ("Send it again, shorter.",)
    ),
    "bad-input/which-slot": Words(
        ("I’m not sure which time you mean.",), ("Type its number, for example “book 2”.",)
    ),
    "bad-input/candidate-without-address": Words(
        ("I have no email address of that candidate, so I can’t invite them.",),
        ("Type “candidate’s email is …” with the address, then “send now”.",),
    ),
    "bad-input/which-to-propose": Words(
        ("I’m not sure which time you mean, so I proposed none and accepted nothing.",),
        ("Type its number, for example “propose 2”; “accept” takes the invitation’s own time.",),
    ),
    "bad-input/none-to-propose": Words(
        ("No time was free there, so I proposed none and accepted nothing.",),
        (
            "Say another one, for example “Thursday at 10”; “accept” takes the invitation’s own time.",
        ),
    ),
    "bad-input/which-proposal": Words(
        ("Several people propose different times.",),
        ("Press the one you want on its card, or say whose: “accept Ian’s time”.",),
    ),
    "bad-input/being-written": Words(
        ("I’m still writing that interview into the calendars.",),
        ("Say it again in a few seconds: its card shows when it’s done.",),
    ),
    "bad-input/changed-in-outlook": Words(
        ("That interview was just moved or deleted in Outlook.",),
        ("I’ll follow in a few minutes, and its card shows it. Then say it again.",),
    ),
    "bad-input/which-interview": Words(
        ("You have several interviews, and I’m not sure which one you mean.",),
        ("Type “my interviews” and use the buttons there, or name the day and the people.",),
    ),
    "bad-input/which-stand-in": Words(
        ("{name} is free for several of your interviews.",),
        ("Press “Ask {name}” on the card of the one you mean.",),
    ),
    "bad-input/which-shown": Words(
        ("I’m not sure what you mean by that.",),
        ("Name it, for example “use Camden”, “ask Mei” or “make it 45 minutes”.",),
    ),
    "bad-input/which-room": Words(
        ("I’m not sure which of those rooms you mean.",),
        ("Name the room, for example “use {name}”.",),
    ),
    "bad-input/minutes": Words(
        ("An interview can’t have that length.",),
        ("Choose another one, for example 45 minutes.",),
    ),
    "bad-input/room": Words(
        ("That room isn’t registered.",), ("Choose one of the list, or “Any room”.",)
    ),
    "bad-input/too-long": Words(
        ("That’s too long for me to keep.",), ("Shorten it, and send it again.",)
    ),
    "bad-input/title": Words(
        ("A title has at most 200 characters.",), ("Shorten it, and send it again.",)
    ),
    "bad-input/candidate-of-loop": Words(
        ("All sessions of a loop have the same candidate.",),
        ("Name them on the card of the whole loop.",),
    ),
    "bad-input/session-overlap": Words(
        (
            "{who}’s session would run into the candidate’s next one.",
            "The candidate has another session at that time.",
        ),
        (
            "Make room first: type “put a {gap} minute break after {who}” and choose a schedule, then make the session longer.",
            "Choose another time, or change the whole loop: “swap 1 and 2”, “move”.",
        ),
    ),
    "bad-input/undo-closed": Words(
        ("There’s nothing to undo: Undo works once, for two minutes after a booking or a change.",),
        ("To take the interview out of all calendars, type “cancel it”: I ask before I do.",),
    ),
    "bad-input/undo-closed-loop": Words(
        ("There’s nothing to undo: Undo works once, for two minutes after a booking or a change.",),
        (
            "To cancel all sessions, type “cancel all”; for one of them, for example “cancel session 2”.",
        ),
    ),
    "bad-input/undo-impossible": Words(
        ("The last change of these interviews can’t be undone.",),
        ("Change it back in words, for example “add Mei 45m”, or type “cancel all”.",),
    ),
    "bad-input/loop-booked": Words(
        ("Another of these schedules is booked already.",),
        ("To move its sessions, type “move the loop”; for a second loop, ask for it anew.",),
    ),
    "bad-input/loop-under-way": Words(
        ("A session of it is being written into the calendars just now.",),
        ("Try again in a few seconds.",),
    ),
    "bad-input/template-name": Words(
        (
            "A template needs a name of at most 40 characters, and an account has at most 40 of them.",
        ),
        ("Name it, as in “onsite backend: Ian 60, Mei 45”, or delete one.",),
    ),
    "bad-input/which-sessions": Words(
        ("I’m not sure which sessions you mean.",),
        ("Name them as the card does, for example “swap 1 and 2” or “drop session 3”.",),
    ),
    "bad-input/length-of-which": Words(
        ("I’m not sure whether you mean all sessions or one of them.",),
        ("Type “make all of them 45 minutes”, or for example “make session 2 45 minutes”.",),
    ),
    "bad-input/too-many-sessions": Words(
        ("I plan at most 8 sessions at once.",), ("Ask for fewer, or for two loops.",)
    ),
    "bad-input/too-many-people": Words(
        ("An interview has at most 20 people.",), ("Name fewer, and ask again.",)
    ),
    "bad-input/form-people": Words(
        ("I only know the people of your company.",),
        ("Choose from the list, and send it again.",),
    ),
    "bad-input/day": Words(("I can’t look at that day.",), ("Choose a day from today on.",)),
}
