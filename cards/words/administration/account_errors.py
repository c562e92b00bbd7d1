"""The words of what cannot be kept of an account's settings, rooms, pools and people: a part of `cards.words.error_catalog`."""

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
}
