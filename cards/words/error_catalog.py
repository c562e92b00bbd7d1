"""The words of everything that can go wrong: by an error's key, and by its key and its code.

A code is the fact `why` or `what` of an error, such as `bad-input` with `last-owner`. Other facts
stand in braces; of several sentences the first whose facts are all known is said.
"""

from cards.words.administration.account_errors import ACCOUNT_WORDS
from cards.words.bookings.candidate_link_errors import CANDIDATE_LINK_WORDS
from cards.words.error_words import Words

_FRESH = "Type “connect” for a fresh sign-in."
_ADMIN = "Ask your Microsoft 365 administrator to allow this app, then type “connect” again."
_UNTAKEN = "Microsoft no longer takes this app’s client secret: it has expired or is wrong. Trying again won’t help."
_TELL_OPERATOR = "Tell who runs this bot to make a new client secret in Entra and set it ({code})."
_TELL_OPERATOR_SHORT = "Tell who runs this bot to make a new client secret in Entra and set it."
_KEPT = "Nothing was kept."
_INTERVIEWS = "Type “my interviews” to see what stands."
_OTHER_TIME = "Choose another time, or type “more” to see the next ones."
_OTHER_DAY = "Choose a time on another day, or ask for someone else."
_NOT_BOOKED = "Nothing was booked and nobody was invited."

DOING = {
    "change": Words(
        (),
        (
            "Free at that time: {free}. Type, for example, “swap {gone} for {first}”.",
            "Free at that time: {free}. Type, for example, “add {first}”.",
            "For other times, type “move”.",
        ),
        "The interview stays as it is.",
    )
}
"""What of the words is different where something that stands was to be changed: by the fact `doing`."""

WORDS = (
    {
        "trouble": Words(
            ("Something went wrong on my side.",),
            ("Try again in a minute. If it happens again, tell your admin the reference below.",),
        ),
        "not-understood": Words(
            ("Sorry, I didn’t get that.",),
            ("Try “who's free Tuesday with a room”, “my interviews”, or “help”.",),
        ),
        "not-understood/change": Words(
            ("That is something I can’t change of a booked interview yet.",),
            ("Try “move it to Friday”, “bigger room”, “candidate Jo Park” or “cancel it”.",),
        ),
        "not-understood/drop-address": Words(
            ("I can’t take an address back by a message alone.",),
            (
                "Empty it under “Candidate” on the interview’s card, or type “candidate’s email is …” with the right one.",
            ),
        ),
        "not-understood/tell-candidate": Words(
            ("I send candidates nothing but their invitation, so I passed that on to nobody.",),
            (
                "Write to them yourself, or type “note for the interviewers: …” for what their interviewers should know.",
            ),
        ),
        "not-understood/setting": Words(
            ("I understood that you want to change a setting, but I don’t have that one.",),
            ("Type “settings” to see those I have.",),
        ),
        "not-understood/own-hours": Words(
            ("Everyone’s own working hours come from their Outlook calendar.",),
            ("Set them in Outlook under Settings, Calendar, Work hours: I read them from there.",),
        ),
        "not-understood/hours-barred": Words(
            ("I can keep whole days free of interviews, not hours of a day.",),
            (
                "Try “no interviews on Fridays”, or block the hours in Outlook: I offer no time that is busy.",
            ),
        ),
        "not-understood/absence-of-others": Words(
            (
                "I can’t keep when others are away: I see it in their calendars once they enter it there.",
            ),
            (
                "For an interview that is booked, say “swap Tom for Lucy” or “move Jo’s interview to Friday”.",
            ),
        ),
        "not-understood/room-hours": Words(
            (
                "I can’t keep when a room is closed: rooms are free or not as their calendars in Outlook say.",
            ),
            ("Whoever looks after the room can block that time in its calendar.",),
        ),
        "not-understood/remind-later": Words(
            ("I can remind the interviewers now, not at a time you name: nobody was reminded.",),
            ("Type “remind the interviewers” when you want it. I also remind them by myself.",),
        ),
        "sign-in-needed": Words(
            ("Your calendar isn’t connected yet, so I can’t read it.",),
            (
                "Connect it with the button, or type “connect”. Then I’ll carry on where you left off.",
            ),
        ),
        "sign-in-expired": Words(
            ("Your sign-in has ended.",),
            (
                "Sign in again with the button, or type “connect”. Then I’ll carry on where you left off.",
            ),
        ),
        "sign-in-refused": Words(
            ("I didn’t accept that sign-in: {why}.", "I didn’t accept that sign-in."),
            (_FRESH,),
            _KEPT,
        ),
        "sign-in-refused/state": Words(
            ("That sign-in link was used already, or it isn’t yours.",), (_FRESH,), _KEPT
        ),
        "sign-in-refused/late": Words(
            ("That sign-in link is older than ten minutes.",), (_FRESH,), _KEPT
        ),
        "sign-in-refused/somebody-else": Words(
            ("You signed in with another account than the one you chat with.",),
            ("Type “connect” and sign in with the account of this chat.",),
            _KEPT,
        ),
        "sign-in-refused/wrong-account": Words(
            ("That account doesn’t belong to your company.",),
            ("Type “connect” and sign in with the account of this chat.",),
            _KEPT,
        ),
        "sign-in-refused/disabled": Words(
            ("Microsoft 365 was switched off while you signed in.",),
            ("Ask an Owner, Admin or IT manager to type “enable office365”.",),
            _KEPT,
        ),
        "sign-in-refused/declined": Words(
            ("You didn’t allow access on Microsoft’s page, so your calendar isn’t connected.",),
            ("Type “connect” whenever you change your mind.",),
            _KEPT,
        ),
        "sign-in-refused/scopes": Words(
            ("Not all permissions were given, and without them I can’t do what you ask.",),
            ("Type “connect” and allow all that is listed on the card.",),
            _KEPT,
        ),
        "sign-in-refused/consent": Words(
            ("Microsoft hasn’t recorded your consent.",),
            ("Type “connect” and accept on Microsoft’s page.",),
            _KEPT,
        ),
        "sign-in-refused/admin-consent": Words(
            ("Your company lets only an administrator approve new apps.",), (_ADMIN,), _KEPT
        ),
        "sign-in-refused/not-assigned": Words(
            ("Your company hasn’t assigned this app to you.",), (_ADMIN,), _KEPT
        ),
        "sign-in-refused/blocked": Words(
            ("A rule of your company blocked this sign-in.",),
            ("Try from your work network or device, or ask your Microsoft 365 administrator.",),
            _KEPT,
        ),
        "sign-in-refused/managed-device": Words(
            ("Your company lets you sign in only from a device that it manages ({code}).",),
            ("Open the link on a company device, or ask IT to enrol this one.",),
            _KEPT,
        ),
        "sign-in-refused/second-factor": Words(
            ("Your company asks for a second step at sign-in, and it wasn’t completed ({code}).",),
            (
                "Type “connect” and complete the second step, or ask IT to set it up for your account.",
            ),
            _KEPT,
        ),
        "sign-in-refused/lost": Words(
            ("Microsoft’s answer got lost on the way, so your calendar isn’t connected yet.",),
            ("Use the fresh sign-in link in our chat, or type “connect”.",),
            _KEPT,
        ),
        "sign-in-refused/account-disabled": Words(
            ("Microsoft says that this account is disabled.",),
            ("Ask your Microsoft 365 administrator.",),
            _KEPT,
        ),
        "sign-in-refused/not-approved": Words(
            ("The app wasn’t approved on Microsoft’s page.",),
            ("Only a Microsoft 365 administrator of your company can approve it.",),
            _KEPT,
        ),
        "sign-in-refused/code": Words(
            ("Microsoft didn’t accept the code of that sign-in: it was used already, or too old.",),
            (_FRESH,),
            _KEPT,
        ),
        "sign-in-refused/wrong-audience": Words(
            ("What came back from Microsoft was made for another app.",), (_FRESH,), _KEPT
        ),
        "sign-in-refused/wrong-tenant": Words(
            ("That account belongs to another company.",),
            ("Type “connect” and sign in with the account of this chat.",),
            _KEPT,
        ),
        "sign-in-refused/wrong-issuer": Words(
            ("What came back wasn’t issued by your company’s Microsoft sign-in.",), (_FRESH,), _KEPT
        ),
        "sign-in-refused/wrong-signature": Words(
            ("What came back wasn’t signed by Microsoft.",),
            ("Type “connect” for a fresh sign-in. If it happens again, tell your admin.",),
            _KEPT,
        ),
        "sign-in-refused/expired": Words(
            ("What came back from Microsoft was too old, or the clocks differ.",),
            ("Type “connect” for a fresh sign-in. If it happens again, tell your admin.",),
            _KEPT,
        ),
        "sign-in-refused/no-mailbox": Words(
            ("That account has no mailbox in Microsoft 365, so it has no calendar.",),
            ("Type “connect” and sign in with the account that has your calendar.",),
            _KEPT,
        ),
        "sign-in-refused/no-account": Words(
            ("Microsoft didn’t say which account signed in.",),
            ("Type “connect” and sign in with your work account, not a personal one.",),
            _KEPT,
        ),
        "sign-in-refused/token": Words(
            ("What came back from Microsoft couldn’t be read.",), (_FRESH,), _KEPT
        ),
        "sign-in-refused/refused": Words(
            (
                "Microsoft refused that sign-in with the code {code}.",
                "Microsoft refused that sign-in.",
            ),
            ("Type “connect” to try again. If it happens again, tell your admin.",),
            _KEPT,
        ),
        "sign-in-refused/setup": Words(
            ("This app isn’t set up correctly with Microsoft.",),
            ("Tell your admin; the code {code} says more.", "Tell your admin."),
            _KEPT,
        ),
        "sign-in-refused/secret": Words((_UNTAKEN,), (_TELL_OPERATOR, _TELL_OPERATOR_SHORT), _KEPT),
        "not-allowed": Words(
            ("Your role doesn’t allow this.",),
            ("Ask {who}.", "Type “status” to see where you stand, and “help” for what you can do."),
        ),
        "not-allowed/administer": Words(
            ("Only an Owner, Admin or IT manager may do this.",),
            ("Ask {who}.", "Ask one of them to do it."),
        ),
        "not-allowed/schedule": Words(
            ("You need to be a recruiter to do that.",),
            (
                "Ask {who} to make you a recruiter.",
                "Ask an Owner or Admin to make you a recruiter.",
            ),
        ),
        "not-allowed/owner": Words(
            ("Only an Owner may do this.",), ("Ask {who}.", "Ask an Owner to do it.")
        ),
        "not-allowed/admin": Words(
            ("Only an Owner or Admin may do this.",), ("Ask {who}.", "Ask one of them to do it.")
        ),
        "not-allowed/answer": Words(
            ("Only the people who were asked to interview can answer.",),
            ("If you should interview too, ask the organizer to invite you.",),
        ),
        "not-allowed/plan": Words(
            ("Your company’s plan doesn’t include that.",),
            ("Type “plan” to see what comes with which.",),
        ),
        "not-allowed/offer": Words(
            ("Only the person who asked can use this card.",),
            ("Ask me the same question and you get your own card.",),
        ),
        "not-enabled": Words(
            ("Microsoft 365 isn’t switched on for your company yet.",),
            (
                "Ask {who} to type “enable office365” here.",
                "Ask an Owner, Admin or IT manager to type “enable office365” here.",
            ),
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
        "gone": Words(("What that card is about is no longer there.",), (_INTERVIEWS,)),
        "gone/interview": Words(("I couldn’t find that interview.",), (_INTERVIEWS,)),
        "gone/interview-over": Words(
            (
                "That interview has taken place, so nothing of it can be changed or answered any more.",
            ),
            ("For another one, ask for times, for example “45 minutes with Ian next week”.",),
        ),
        "gone/interview-around": Words(
            ("No interview of yours is within two hours of now, so there is nobody to tell.",),
            (_INTERVIEWS,),
            "Nothing was passed on.",
        ),
        "gone/no-offer": Words(
            ("I haven’t shown you any times here yet.",),
            ("Ask for some, for example “who's free Tuesday with a room”.",),
        ),
        "gone/offer": Words(
            ("These times may be out of date.",),
            ("Ask again, for example “who's free Tuesday with a room”.",),
        ),
        "gone/slot": Words(
            ("That time isn’t on the card.",), ("Choose one that is, or ask for other times.",)
        ),
        "gone/room": Words(
            ("I don’t know a room called that.",),
            ("Type “rooms” to see those that are registered.",),
        ),
        "gone/person": Words(
            ("I don’t know anyone called that.",),
            ("Check the spelling, or ask them to say “hello” to me first.",),
        ),
        "gone/proposal": Words(
            ("Nobody has proposed another time for that interview.",),
            ("Look at its card again: type “my interviews”.",),
        ),
        "gone/candidate": Words(
            ("I don’t know a candidate called that.",),
            ("Check the spelling; “my interviews” shows the names I know.",),
        ),
        "gone/substitute": Words(
            ("That stand-in is no longer offered.",),
            ("Look at the interview’s card again: type “my interviews”.",),
        ),
        "gone/choices": Words(
            ("That question is no longer open.",), ("Ask again, and say it in your own words.",)
        ),
        "gone/pool": Words(("There’s no pool called that.",), ("Type “pools” to see them.",)),
        "gone/pool-people": Words(
            (
                "There’s nobody in the {pool} pool any more.",
                "There’s nobody in that pool any more.",
            ),
            (
                "Someone who runs the account can fill it: “add Mei to the {pool} pool”.",
                "Someone who runs the account can fill it.",
            ),
        ),
        "gone/template": Words(
            ("There’s no loop template called that.",), ("Type “loop templates” to see them.",)
        ),
        "gone/nickname": Words(
            ("Nobody has that nickname.",), ("Type “settings” to see the nicknames.",)
        ),
        "gone/download": Words(
            ("That link is no longer there.",), ("Type “export audit log” for a fresh one.",)
        ),
        "gone/prompt": Words(("That sign-in link is no longer there.",), (_FRESH,)),
        "gone/link": Words(
            ("I couldn’t find that link, or it isn’t yours.",),
            (
                "Type “my links” to see yours; for a new one, for example “send Jo Park a link for 45 minutes with Ian”.",
            ),
        ),
        "gone/button": Words(
            ("This button is from an earlier version of me.",),
            ("Ask again, and you get a fresh card.",),
        ),
        "bad-address": Words(
            ("No mailbox answers at {mail}.", "No mailbox answers at that address."),
            (
                "Check it for typing errors. A room’s address is corrected by adding the room again.",
            ),
        ),
        "bad-address/own-mailbox": Words(
            (
                "Your mailbox isn’t in Microsoft 365, so I can’t read calendars with your sign-in ({mail}).",
                "Your mailbox isn’t in Microsoft 365, so I can’t read calendars with your sign-in.",
            ),
            ("Ask your Microsoft 365 administrator, or an Admin here to name a scheduling user.",),
        ),
        "bad-input": Words(
            ("I can’t use that: {why}.", "I can’t use what was filled in."),
            ("Correct it and send it again.",),
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
            ("Make them one first, for example “make tom@… a recruiter”.",),
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
            (
                "Type its number, for example “propose 2”; “accept” takes the invitation’s own time.",
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
            ("The candidate has another session at that time.",),
            ("Choose another time, or change the whole loop: “swap 1 and 2”, “move”.",),
        ),
        "bad-input/undo-closed": Words(
            (
                "There’s nothing to undo: Undo works once, for two minutes after a booking or a change.",
            ),
            ("To take the interview out of all calendars, type “cancel it”: I ask before I do.",),
        ),
        "bad-input/undo-closed-loop": Words(
            (
                "There’s nothing to undo: Undo works once, for two minutes after a booking or a change.",
            ),
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
        "changed": Words(
            ("Someone else changed this at the same moment, several times over.",),
            ("Try again now: you will see how it stands.",),
        ),
        "outside-trouble/busy": Words(
            ("I’m being asked more than I can answer in time.",),
            ("Wait a minute, then ask again.",),
        ),
        "outside-trouble/denied": Words(
            (
                "{service} doesn’t allow this with your sign-in ({code}), so trying again won’t help.",
                "{service} doesn’t allow this with your sign-in, so trying again won’t help.",
            ),
            ("Ask your Microsoft 365 administrator: they can allow it for you.",),
        ),
        "outside-trouble/setup": Words(
            ("This app isn’t set up correctly with Microsoft, so trying again won’t help.",),
            ("Tell your admin; the code {code} says more.", "Tell your admin."),
        ),
        "outside-trouble/secret": Words((_UNTAKEN,), (_TELL_OPERATOR, _TELL_OPERATOR_SHORT)),
        "outside-trouble": Words(
            (
                "{service} isn’t answering as it should right now.",
                "A service I depend on isn’t answering as it should right now.",
            ),
            ("Try again in a few minutes.",),
        ),
        "unreachable": Words(
            (
                "I can’t write to {who}: the app isn’t installed there, or I’m blocked.",
                "I can’t write to someone: the app isn’t installed there, or I’m blocked.",
            ),
            ("Let them know yourself, or ask them to add the app and say “hello” to me.",),
        ),
        "token-lost": Words(
            ("I can’t speak in this Slack workspace: the key to my access to it was lost.",),
            (
                "Let an administrator of the workspace open {install} and install the Slack app again.",
                "Ask the people who run this bot for new access to this workspace.",
            ),
        ),
    }
    | CANDIDATE_LINK_WORDS
    | ACCOUNT_WORDS
)

SERVICES = {"store": "My own memory", "chat": "The chat"}
"""What people call what the code calls otherwise."""
