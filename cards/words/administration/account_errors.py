"""The words of settings, one's own or the company's, and of rooms, pools and people that cannot be kept: a part of `cards.words.error_catalog`."""

from cards.words.error_words import Words

ACCOUNT_WORDS = {
    "bad-input/room-address": Words(
        ("A room needs its email address.",),
        ("Type, for example, “add room thames@contoso.example for 4 in London”.",),
    ),
    "bad-input/last-owner": Words(
        ("The last Owner can’t leave that role.",), ("Make someone else an Owner first.",)
    ),
    "bad-input/person": Words(
        ("I’m not sure who you mean.",),
        ("Name one person, by first and last name or by address.",),
    ),
    "bad-input/one-person": Words(
        ("I can set limits for one person at a time.",),
        ("Type, for example, “limit Ian to 2 interviews a day”.",),
    ),
    "bad-input/whole-company": Words(
        ("That setting holds for the whole company.",),
        ("Leave the name or the group out to change it for everyone.",),
    ),
    "bad-input/own-zone": Words(
        ("Everyone sets their own time zone.",),
        ("Type “my time zone is Berlin” to set yours.",),
    ),
    "bad-input/hours": Words(
        ("I’m not sure which working hours you mean.",),
        ("Type, for example, “working hours 9:00 to 17:30”.",),
    ),
    "bad-input/hours-order": Words(
        ("Working hours have to end after they begin.",),
        ("Choose a later end, for example 17:30.",),
    ),
    "bad-input/weekdays": Words(
        ("I’m not sure which days you mean.",),
        ("Type, for example, “working days Monday to Friday”.",),
    ),
    "bad-input/closed-from": Words(
        ("I need the first day on which the office is closed.",),
        ("Fill in “Closed from”, too.",),
    ),
    "bad-input/closed-order": Words(
        ("That closure would end before it begins.",),
        ("Choose a last day that isn’t before the first.",),
    ),
    "bad-input/dates": Words(
        ("Those dates aren’t clear, or lie in the past or on a weekend.",),
        ("Type, for example, “office closed 24 December to 1 January”.",),
    ),
    "bad-input/notice": Words(
        ("I can’t use that notice.",),
        ("Choose up to 30 days, for example “minimum notice 4 hours”.",),
    ),
    "bad-input/building": Words(
        ("I don’t know a building called that.",),
        ("Type “rooms” to see the buildings, and name one: “my building is London”.",),
    ),
    "bad-input/which-building": Words(
        ("There are several buildings, and I’m not sure which one you mean.",),
        ("Name it, for example “the address of London is 1 High Street”; “rooms” shows them all.",),
    ),
    "bad-input/zone": Words(
        ("I don’t know that time zone.",),
        ("Name it like “Europe/Berlin”, or by a big city.",),
    ),
    "bad-input/too-many": Words(("That’s more than I can keep.",), ("Remove some first.",)),
    "bad-input/pool-name": Words(
        ("That pool can’t be kept.",),
        ("Give it a name of up to 40 letters and digits; an account has up to 100 pools.",),
    ),
    "bad-input/pool-known": Words(
        ("There’s a pool called that already.",), ("Give it another name, or change that one.",)
    ),
    "bad-input/pool-people": Words(
        ("A pool has at most 20 people.",), ("Choose fewer, or make a second pool.",)
    ),
    "bad-input/pool-empty": Words(
        ("A pool needs someone in it.",), ("Choose at least one person, or delete the pool.",)
    ),
    "bad-input/pool-used": Words(
        ("Loop templates use this pool: {templates}.", "A loop template uses this pool."),
        ("Delete or change those templates first: type “loop templates” to see them.",),
    ),
    "bad-input/nickname": Words(
        ("I’m not sure who that name should mean.",),
        ("Type, for example, “Daz means darren.okafor@contoso.example”.",),
    ),
    "bad-input/limit": Words(
        ("That limit can’t be kept.",),
        ("Type, for example, “max 2 interviews a day” or “no interviews on Fridays”.",),
    ),
    "bad-input/limit-days": Words(
        ("That would leave no day for interviews.",),
        ("Leave at least one day, or ask an admin to take the interviewer role away.",),
    ),
    "bad-input/room-person": Words(
        ("That’s the address of someone here, not of a room.",),
        ("Use the room’s own address, as Outlook shows it.",),
    ),
    "bad-input/room-name": Words(
        ("Another room has that name or address, or the name is too long.",),
        ("Type “rooms” to see those that are registered.",),
    ),
    "bad-input/room-known": Words(
        ("A room with that address is registered already.",),
        ("Choose it under “Room to change”.",),
    ),
    "bad-input/role": Words(("I don’t know that role.",), ("Choose one of the list.",)),
    "bad-input/room-size": Words(
        ("A room can’t have that.",), ("Give it up to 1000 seats and 12 features.",)
    ),
    "bad-input/days-kept": Words(
        ("I can keep candidates for 1 to 3650 days.",),
        ("Type, for example, “keep candidates for 90 days”.",),
    ),
    "bad-input/reminder-minutes": Words(
        ("A reminder comes 5 minutes to 24 hours before an interview.",),
        ("Try “remind me 30 minutes before”, or “my reminders”.",),
    ),
    "bad-input/reminder-many": Words(
        ("I remind at most three times before an interview, and ask once after it.",),
        ("Try “remind me a day and 15 minutes before”, or “my reminders”.",),
    ),
    "bad-input/reminder-untimed": Words(
        (
            "Only what I send before or after an interview can be set in minutes.",
            "The morning digest has a time of day, and I choose when to ask about unanswered invitations.",
        ),
        ("Try “remind me 30 minutes before”, “daily digest at 8:30”, or “my reminders”.",),
    ),
    "bad-input/reminder-evening": Words(
        (
            "I can’t remind at an hour of the evening before: a reminder comes some time before each interview, and the digest in the morning.",
        ),
        ("Try “remind me a day before”, or “daily digest at 8:30”.",),
    ),
    "bad-input/reminder-time": Words(
        ("The morning digest comes between 05:00 and 12:00.",),
        ("Try “daily digest at 8:30”, or “my reminders”.",),
    ),
    "bad-input/link": Words(
        ("That isn’t a link I can use.",),
        ("It begins with https://, like “feedback link https://forms.example/feedback”.",),
    ),
    "bad-input/phone": Words(
        ("I can’t read that as a phone number.",),
        ("Type, for example, “contact phone +44 20 7946 0018”.",),
    ),
    "bad-input/job-title": Words(
        ("That’s longer than the 80 characters a title may have.",),
        ("Send it again, shorter.",),
    ),
    "bad-input/directions": Words(
        ("That’s longer than the 1,000 characters an invitation takes well.",),
        ("Send it again, shorter, or put a link in it.",),
    ),
    "bad-input/candidate-events": Words(
        ("A candidate gets one event a day, or one for each session.",),
        ("Choose one of the two, or say it: “one candidate event per session”.",),
    ),
    "bad-input/country": Words(
        ("I don’t know the public holidays of that country.",),
        ("Name the country, as in “we keep UK bank holidays”, or the days themselves.",),
    ),
}
