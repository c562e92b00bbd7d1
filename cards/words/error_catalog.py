"""The words of everything that can go wrong: by an error's key, and by its key and its code.

A code is the fact `why` or `what` of an error, such as `bad-input` with `last-owner`. Other facts
stand in braces; of several sentences the first whose facts are all known is said.
"""

from cards.words.administration.account_errors import ACCOUNT_WORDS
from cards.words.bookings.booking_errors import BOOKING_WORDS
from cards.words.bookings.candidate_link_errors import CANDIDATE_LINK_WORDS
from cards.words.error_words import Words
from cards.words.sign_in_errors import (
    FRESH,
    SIGN_IN_WORDS,
    TELL_OPERATOR,
    TELL_OPERATOR_SHORT,
    UNTAKEN,
)

_INTERVIEWS = "Type “my interviews” to see what stands."

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

ERROR_WORDS = (
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
        "not-understood/too-long": Words(
            (
                "That message is longer than I can read at once, so I stopped at “{rest}” and did nothing of it.",
                "That message is longer than I can read at once, so I did nothing of it.",
            ),
            ("Send me what is to be done by itself, in a sentence or two.",),
        ),
        "not-understood/tell-candidate": Words(
            ("I send candidates nothing but their invitation, so I passed that on to nobody.",),
            (
                "Write to them yourself, or type “note for the interviewers: …” for what their interviewers should know.",
            ),
        ),
        "not-understood/office-errand": Words(
            ("I only look after interviews and their invitations, so that one I can’t do.",),
            (
                "Ask a colleague on site. If the interviewers should know, type “note for the interviewers: …”.",
            ),
        ),
        "not-understood/which-day": Words(
            ("I’m not sure which day you mean, so I noted no absence.",),
            ("Say it with its day, for example “I’m out on Thursday afternoon”.",),
        ),
        "not-understood/tell-people": Words(
            (
                "I can’t pass that on: I do so only from two hours before an interview, and to those who take part in it.",
            ),
            (
                "Write to them yourself. What they should know for the interview goes into its invitation: type “note for the interviewers: …”.",
            ),
            "Nothing was changed, and nobody was told.",
        ),
        "not-understood/note-for-one": Words(
            (
                "A note stands in the invitation, which all interviewers of that interview read, so I noted nothing.",
            ),
            (
                "Leave out “only” and the note goes in with their name before it, or write to them yourself.",
            ),
        ),
        "not-understood/note-for-absent": Words(
            ("They’re in none of your coming interviews, so I noted nothing.",),
            (
                "Type “note for the interviewers: …” for those of the interview I showed last, or add them first.",
            ),
        ),
        "not-understood/tell-interviewers": Words(
            (
                "Interviewers hear of every booking, change and cancellation from Outlook and from me, so I sent nothing more.",
            ),
            (
                "For anything else they should know, type “note for the interviewers: …”; “remind the interviewers” asks those who haven’t answered.",
            ),
        ),
        "not-understood/no-proposal": Words(
            ("No one proposes another time right now, so there is nothing to accept.",),
            ("Type “my interviews” to see how they stand, or “move it” for other times.",),
        ),
        "not-understood/nothing-cancelled": Words(
            ("You haven’t cancelled anything just now, so there is nothing to bring back.",),
            (
                "“undo” takes back the booking or change I showed last; “rebook” with a name looks for times for an interview you cancelled earlier.",
            ),
        ),
        "not-understood/remove-whom": Words(
            ("I’m not sure what you want to remove that person from.",),
            (
                "For an interview, show it first and type “take Sam off”. If someone has left, an admin types “Sam left the company”.",
            ),
        ),
        "not-understood/candidate-phone": Words(
            ("I keep no phone numbers of candidates.",),
            (
                "If the interviewers need it, type “note for the interviewers: …”: they read it in their invitation.",
            ),
        ),
        "not-understood/candidate-address": Words(
            ("I’m not sure what that address is for.",),
            (
                "Type “candidate’s email is …” for the interview I showed last, or “my interviews” to see the others.",
            ),
        ),
        "not-understood/candidate-name": Words(
            ("I’m not sure whose name that is.",),
            (
                "Type, for example, “the candidate is called Jo Park” for the interview I showed last.",
            ),
        ),
        "not-understood/candidate-wish": Words(
            ("I’m not sure what should become of that interview.",),
            (
                "Type, for example, “move Jo’s interview to Friday”, “cancel it” or “note for the interviewers: …”.",
            ),
        ),
        "not-understood/not-held": Words(
            ("I can’t change that of an interview.",),
            (
                "I can change its time, length, people, room, title, note and candidate, and whether it’s online.",
            ),
        ),
        "not-understood/optional-booked": Words(
            ("Once an interview is booked, I can’t make anyone optional or required.",),
            ("To take someone off: “remove Tom”. To ask someone else too: “add Mei”.",),
        ),
        "not-understood/nobody-left": Words(
            ("An interview needs at least one interviewer, so I took nobody off.",),
            ("To call it off: “cancel it”. To put someone in another’s place: “replace Tom”.",),
        ),
        "not-understood/link-alone": Words(
            ("I’m not sure what that link is for.",),
            (
                "Show the interview first, then type “note for the interviewers: https://…” or “meeting link: https://…”.",
            ),
        ),
        "not-understood/document-alone": Words(
            ("I can’t attach a file to an invitation.",),
            ("Paste a link to it instead: “CV: https://…”. The interviewers then find it there.",),
        ),
        "not-understood/directions-of-one": Words(
            ("How to get in is the same for everyone who comes, so I keep it with the building.",),
            (
                "An admin types, for example, “directions for London: ring at the door”, and each candidate’s invitation says it. For one candidate alone, tell them in an email of your own.",
            ),
        ),
        "not-understood/floors": Words(
            ("I can’t look for a room by its floor.",),
            ("Type “another room” to see which are free then, or name one: “move it to Camden”.",),
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
            ("I keep hours free only on weekdays that you name.",),
            (
                "For example “no interviews on Friday afternoons”. An admin sets when every day begins and ends with “working hours 10 to 17”; other hours can be blocked in Outlook, where I offer no time that is busy.",
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
            ("The person who looks after the room can block that time in its calendar.",),
        ),
        "not-understood/remind-later": Words(
            ("I can remind the interviewers now, not at a time you name: nobody was reminded.",),
            ("Type “remind the interviewers” when you want it. I also remind them by myself.",),
        ),
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
        "not-allowed/change-booked": Words(
            (
                "Only an interview’s organizer can change it, and I find none like that among yours.",
            ),
            (
                "“my interviews” lists those you’re asked to. To book your own, ask {who} to make you a recruiter.",
                "“my interviews” lists those you’re asked to. To book your own, ask an Owner or Admin to make you a recruiter.",
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
        "gone": Words(("What that card is about is no longer there.",), (_INTERVIEWS,)),
        "gone/none-coming": Words(
            ("No interview of yours is coming up, so there is nothing to change or show.",),
            ("For a new one, ask for times, for example “45 minutes with Ian next week”.",),
        ),
        "gone/interview": Words(("I couldn’t find that interview.",), (_INTERVIEWS,)),
        "gone/interview-over": Words(
            (
                "That interview has taken place, so nothing of it can be changed or answered any more.",
            ),
            ("For another one, ask for times, for example “45 minutes with Ian next week”.",),
        ),
        "gone/interview-to-note": Words(
            ("I found no interview that has begun and that this could be about.",),
            ("Type “my interviews” to see what is coming.",),
            "Nothing was noted.",
        ),
        "gone/interview-around": Words(
            (
                "I pass on that someone is late from two hours before an interview, and none of yours is that near.",
            ),
            ("Tell me again then. “my interviews” shows when yours are.",),
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
        "gone/no-times": Words(
            ("The card above has no time to choose: nothing was free as asked.",),
            ("Name another day or hour, for example “how about Thursday afternoon?”.",),
        ),
        "gone/slot": Words(
            ("{shown} on the card.", "That time isn’t on the card."),
            ("Choose by its number, for example “1”, or ask for other times.",),
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
        "gone/prompt": Words(("That sign-in link is no longer there.",), (FRESH,)),
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
        "outside-trouble/secret": Words((UNTAKEN,), (TELL_OPERATOR, TELL_OPERATOR_SHORT)),
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
    | SIGN_IN_WORDS
    | BOOKING_WORDS
    | CANDIDATE_LINK_WORDS
    | ACCOUNT_WORDS
)

SERVICES = {"store": "My own memory", "chat": "The chat"}
"""What people call what the code calls otherwise."""
