"""What people tell in sentences of their own: who comes and until when they are away, which hours of which day, what becomes of what is booked."""

import json
from pathlib import Path

import pytest

from bot.language.contract import answer_line
from bot.language.people.name_index import from_json
from tests.language.score import changed_by, differing

DIRECTORY = from_json(
    json.loads(Path("tests/data/language/directory.json").read_text(encoding="utf-8"))
)
NOW = "2026-11-16T10:00"
"""A Monday."""


def _mails(names):
    return [f"{name}@contoso.example" for name in names.split()]


def _booked(name, start, people, candidate, **more):
    known = {"id": name, "start": f"2026-11-{start}", "minutes": 60, "people": _mails(people)}
    return known | {"candidate": {"name": candidate}, "room": None, "as": "organizer"} | more


KWAME = _booked("kwame", "19T10:00", "tom mei", "Kwame Boateng", room="thames@contoso.example")
GIULIA = _booked("giulia", "20T14:00", "ian lucy", "Giulia Romano")
LEILA = _booked("leila", "18T09:30", "samira", "Leila Hosseini")
COMING = [LEILA, KWAME, GIULIA]
INVITED = [
    _booked("fatima", "19T10:00", "may", "Fatima Bennani", **{"as": "interviewer"}),
    _booked("bjorn", "20T11:00", "may", "Björn Lindqvist", **{"as": "interviewer"}),
    _booked("hamza", "20T14:30", "may wei", "Hamza Qureshi", **{"as": "interviewer"}),
]
TODAY = [_booked("joost", "16T14:00", "ana", "Joost van der Meer", **{"as": "interviewer"})]


def _windows(spans):
    """Return windows as the answer has them: "19" is all of that day, "3.12" one in December, "20 9-11" some hours of it."""
    return [_window(span) for span in spans.split(", ")]


def _window(span):
    day, _, hours = span.partition(" ")
    day, _, month = day.partition(".")
    start, end = (hours or "9-17:30").split("-")
    return [f"2026-{month or 11}-{int(day):02}T{_clock(one)}" for one in (start, end)]


def _clock(hour):
    hour, _, minute = hour.partition(":")
    return f"{int(hour):02}:{minute or '00'}"


def _search(people, windows, minutes=60, **more):
    """Return the question for somebody, in these windows; "any" for all who are known."""
    mails = [] if people == "any" else sorted(_mails(people))
    who = {"people": mails, "need": "all" if mails else "any", "minutes": minutes}
    if "candidate" in more:
        more["candidate"] = {"name": more["candidate"]}
    return {"intent": "availability", "windows": _windows(windows)} | who | more


def _loop(sessions, windows, order, **more):
    """Return the question for one session after another, "tom 45" each."""
    each = [one.split() for one in sessions.split(", ")]
    asked = [
        {"people": _mails(who), "need": "all", "minutes": int(minutes)} for who, minutes in each
    ]
    if "candidate" in more:
        more["candidate"] = {"name": more["candidate"]}
    said = {"intent": "availability", "windows": _windows(windows)}
    return said | {"sessions": asked, "order": order} | more


def _change(target, **more):
    return {"intent": "change", "target": target} | more


UNTIL = [
    ("Looking to get Siobhan Kearney in with Tom for an hour, she's up in Glasgow until Wednesday so Thursday or Friday would suit.", _search("tom", "19, 20", candidate="Siobhan Kearney")),
    ("Need Ian and candidate Leo Brandt for 45 min. He's in Madrid till Tuesday, so Wednesday please.", _search("ian", "18", 45, candidate="Leo Brandt")),
    ("Can you find Mei an hour with candidate Carla Bruni? Carla is at a conference until Wed, so Thurs or Fri.", _search("mei", "19, 20", candidate="Carla Bruni")),
    ("Sam for 30 mins with candidate Otto Klein. His exams run until Wednesday so it'd have to be Thursday afternoon", _search("sam", "19 12-17:30", 30, candidate="Otto Klein")),
    ("Priya and Wei, 1 hour. They're on site with a client til Tuesday so let's say Wednesday or Thursday", _search("priya wei", "18, 19")),
    ("Can Lucy do an hour next week? She's on a course until Tuesday so Wednesday morning would be best", _search("lucy", "25 9-12")),
    ("Trying to fit Ana in with Mark for 30 min, she's back from leave on Wednesday so Thursday or Friday works", _search("ana mark", "19, 20", 30)),
    ("Get candidate Noor Haddad in with Sam for an hour please, she's visiting family until Thursday so Friday is best", _search("sam", "20", candidate="Noor Haddad")),
]  # fmt: skip
"""Until when somebody is elsewhere, and which days follow from it."""
DAY_THEN_HOURS = [
    ("Candidate Ola Nordmann flies in on the 24th and leaves again that evening, so it has to be after 11 and done by 4. Tom and Ian together, one hour.", _search("tom ian", "24 11-16", candidate="Ola Nordmann")),
    ("Our candidate Eva Horn is in town on Thursday and away again that night, so between 10 and 3 please. Mei and Wei, an hour.", _search("mei wei", "19 10-15", candidate="Eva Horn")),
    ("Candidate Pablo Ruiz is over from Spain on the 3rd only. Can Ian and Lucy see him for an hour, after 12?", _search("ian lucy", "3.12 12-17:30", candidate="Pablo Ruiz")),
    ("Candidate Kim Novak arrives on Wednesday and goes home the same night, so it has to be after 2. Priya for 45 mins.", _search("priya", "18 14-17:30", 45, candidate="Kim Novak")),
    ("The candidate lands on the 25th and flies out that evening, so it needs to be after noon. Can Tom and Mei do 90 min together?", _search("tom mei", "25 12-17:30", 90)),
    ("Candidate Ugo Serra is here on the 26th and catching a train that night, so it should be before 3. Sam and Mark both, 1 hour", _search("sam mark", "26 9-15", candidate="Ugo Serra")),
    ("He lands in London on Wednesday evening, so Thursday is the day. Please make it Ana 1 hour, then April 1 hour. He has to leave at 15:00, so everything should be before 15:00.", _loop("ana 60, april 60", "19 9-15", "fixed")),
]  # fmt: skip
"""The day of somebody's visit, and the hours that follow from it."""
THAT_WEEK = [
    ("Tom's on leave till the 24th, can you find him an hour that week with Mei", _search("tom mei", "24, 25, 26, 27")),
    ("Ian's away until Wednesday, can you get him half an hour this week with Priya", _search("ian priya", "18, 19, 20", 30)),
    ("Samira is on holiday until the 25th. Could she do an hour that week with Wei?", _search("samira wei", "25, 26, 27")),
    ("Mei is off until 2 December, find her 45 mins with Tom that week", _search("mei tom", "2.12, 3.12, 4.12", 45)),
    ("Wei's out until next Wednesday, please find him an hour with Lucy the same week", _search("wei lucy", "25, 26, 27")),
    ("Sam's on hols til the 26th, find him 30 mins w Ana later that week", _search("sam ana", "26, 27", 30)),
]  # fmt: skip
"""A week that is known by the day on which somebody is back."""
EACH_ITS_HOURS = [
    ("Need Ian for an hour. The candidate works shifts so only 4-5:30 on Thurs or after 3 Fri", _search("ian", "19 16-17:30, 20 15-17:30")),
    ("Mei and Tom, 30 min, Tuesday after 15:00 or on Wednesday before 10:30", _search("mei tom", "17 15-17:30, 18 9-10:30", 30)),
    ("Can Sam do 45 minutes either on Thursday after 14:00 or on Friday before 12:00?", _search("sam", "19 14-17:30, 20 9-12", 45)),
    ("either Wednesday before 11 or Friday after lunch with Lucy, 1h", _search("lucy", "18 9-11, 20 14-17:30")),
    ("Priya for half an hour: tomorrow morning or Thursday after 4", _search("priya", "17 9-12, 19 16-17:30", 30)),
    ("Is it possible that Ian and Mark speak with her on Tuesday after 13:00 or on Wednesday before 11:00? 50 minutes is enough", _search("ian mark", "17 13-17:30, 18 9-11", 50)),
    ("Wei, 1 hour. It's either today after lunch or tomorrow before 11.", _search("wei", "16 14-17:30, 17 9-11")),
    ("Olivia for 60 min please. Only 9-11 on Weds or after 2 Thurs works for her.", _search("olivia", "18 9-11, 19 14-17:30")),
    ("Need Tom for Ebony Clarke's interview. Ebony does nights so only 9-10:30 on Weds or after 4 Thurs. 30 mins is fine", _search("tom", "18 9-10:30, 19 16-17:30", 30, candidate="Ebony Clarke")),
]  # fmt: skip
"""Days of which each has hours of its own."""
ALL_BUT = [
    ("Any day next week is fine for him except Monday. Tom for an hour?", _search("tom", "24, 25, 26, 27")),
    ("She can do every day next week apart from Wednesday. Is there an hour with Mei and Ian?", _search("mei ian", "23, 24, 26, 27")),
    ("Next week works except Thursday. 45 min with Sam please", _search("sam", "23, 24, 25, 27", 45)),
    ("All days next week are ok for her but not Thursday. Find Priya an hour.", _search("priya", "23, 24, 25, 27")),
    ("Every morning next week is good for candidate Anna Berg except Tuesday. Can Tom do 30 minutes?", _search("tom", "23 9-12, 25 9-12, 26 9-12, 27 9-12", 30, candidate="Anna Berg")),
    ("He's in the area. Every day next week suits him except Friday. Is there something with April and Mark for 60 minutes?", _search("april mark", "23, 24, 25, 26")),
]  # fmt: skip
"""All days of a week but one."""
TIME_FIRST = [
    ("9am thurs with mei please, she likes mornings", _search("mei", "19 9-10")),
    ("7:30 tomorrow with Ian, he gets up early", _search("ian", "17 7:30-8:30")),
    ("2pm Friday w Tom and Wei pls", _search("tom wei", "20 14-15")),
    ("noon tues with sam, that's his lunch break lol", _search("sam", "17 12-13")),
    ("8am fri with priya, thx", _search("priya", "20 8-9")),
    ("4pm weds with lucy pls, she's a night owl", _search("lucy", "18 16-17")),
    ("Evening slots for candidate Ravi Menon w Tom on Tues? He's chained to his desk all day", _search("tom", "17 17-20", candidate="Ravi Menon")),
]  # fmt: skip
"""The time before everything else."""
WHO_COMES = [
    ("I just spoke to Hanna Virtanen, lovely woman. Could Tom and Ian see her for an hour on Thursday?", _search("tom ian", "19", candidate="Hanna Virtanen")),
    ("Got off the phone with Diego Torres. Is there 45 min with Mei on Wednesday?", _search("mei", "18", 45, candidate="Diego Torres")),
    ("Karim Aziz would like to know by tonight when he can come. He should meet Sam on Friday, 1 hour.", _search("sam", "20", candidate="Karim Aziz")),
    ("Tran Van Minh needs to meet Lucy for an hour on Thursday", _search("lucy", "19", candidate="Tran Van Minh")),
    ("Let Anouk de Vries pick a time with Mei next week, 30 min", {"intent": "link", "people": _mails("mei"), "minutes": 30, "candidate": {"name": "Anouk de Vries"}}),
    ("We're very excited about Jonas Weber! Can Ian and Priya do an hour on Friday?", _search("ian priya", "20", candidate="Jonas Weber")),
    ("I had Piet van den Berg on the line this morning. Tom for 45 mins on Thursday?", _search("tom", "19", 45, candidate="Piet van den Berg")),
    ("The client wants Amara Nwosu interviewed on Thursday. Mei and Mark, 1 hour", _search("mei mark", "19", candidate="Amara Nwosu")),
    ("Maria de la Cruz visits us on 25 November, please find Tom an hour", _search("tom", "25", candidate="Maria de la Cruz")),
    ("Got a brilliant data scientist, Folasade Bello, who can only do Thursday between 11 and 1. Could Tom squeeze her in for half an hour?", _search("tom", "19 11-13", 30, candidate="Folasade Bello")),
    ("Hello, nearly Easter! Le Thi Mai needs to meet Mei for 1 hr on Thursday. Ta, Rita", _search("mei", "19", candidate="Le Thi Mai")),
]  # fmt: skip
"""Who is to be interviewed, named in a sentence of their own."""
LOOPS = [
    ("Final round for Otto Klein next Thursday. He'll need 45 mins with Tom, followed by an hour with Mei, and then 30 min with Ian.", _loop("tom 45, mei 60, ian 30", "26", "fixed", candidate="Otto Klein")),
    ("She needs an hour with Priya, then half an hour with Sam and finally 30 minutes with Lucy. Friday please.", _loop("priya 60, sam 30, lucy 30", "20", "fixed")),
    ("Three talks in this order: Tom, Ian and Mei. All 30 minutes, next Tuesday.", _loop("tom 30, ian 30, mei 30", "24", "fixed")),
    ("Sara Lind needs three interviews: Wei, Mark and me, 45 minutes each, next Tuesday", _loop("wei 45, mark 45, rita 45", "24", "any", candidate="Sara Lind")),
    ("He must see Ian 30 minutes and Samira 45 minutes, separately, the order doesn't matter, Wednesday.", _loop("ian 30, samira 45", "18", "any")),
    ("Two separate talks on Thursday, Tom 30 min and Wei 45 min, any order", _loop("tom 30, wei 45", "19", "any")),
    ("an hour with Olivia followed by a 15 min wrap-up with Mei, Friday morning", _loop("olivia 60, mei 15", "20 9-12", "fixed")),
    ("Elif Demir is coming in on 26 November. She has to speak with Priya 30 minutes and with Ian 30 minutes.", _loop("priya 30, ian 30", "26", "any", candidate="Elif Demir")),
    ("Yusuf Kaplan needs two talks: Tom and Wei. Both 30 minutes, on Thursday.", _loop("tom 30, wei 30", "19", "any", candidate="Yusuf Kaplan")),
]  # fmt: skip
"""Several interviews of one candidate, told in sentences."""
OF_ITS_OWN = [
    ("Priya's next availability for 45 mins please", _search("priya", "16 10-17:30, 17, 18, 19, 20", 45)),
    ("people free on Thursday afternoon?", _search("any", "19 12-17:30")),
    ("ppl around tomorrow?", _search("any", "17")),
    ("folks free early next week?", _search("any", "23, 24")),
    ("The client wants Ian and Mei together for an hour on Thursday. What have you got?", _search("ian mei", "19")),
    ("any gaps in April's calendar next tues or weds morning", _search("april", "24 9-12, 25 9-12")),
    ("is there still place in Tom's agenda on Friday?", _search("tom", "20")),
    ("Has Mei a gap of 30 minutes today?", _search("mei", "16 10-17:30", 30)),
    ("owt free for tom on thurs", _search("tom", "19")),
    ("Is there still room in Lucy's diary before Thursday?", _search("lucy", "16 10-17:30, 17, 18")),
    ("is the Thames empty on Thursday at 3?", {"intent": "availability", "people": [], "need": "none", "windows": _windows("19 15-16"), "room": {"name": "thames@contoso.example"}}),
]  # fmt: skip
"""A question that keeps nothing of the one before."""
BOOKED = [
    ("Tom's kid is ill, he can't make Kwame's any more so take him off and put Samira on", _change("kwame", remove=_mails("tom"), add=_mails("samira")), "none"),
    ("Ian just called, he can't do Giulia's so swap him out for Wei.", _change("giulia", replace=[_mails("ian wei")]), "none"),
    ("Lucy is swamped and Ian can do Giulia's alone. So Lucy can be removed from it.", _change("giulia", remove=_mails("lucy")), "none"),
    ("Mei has enough on her plate, Tom can handle Kwame's by himself, so please take her off it", _change("kwame", remove=_mails("mei")), "none"),
    ("The candidate has the flu. It will be online, not in the office. Please change it.", _change("leila", online=True), "interview"),
    ("it'll be remote now, not on site. please update it", _change("leila", online=True), "interview"),
    ("Title of Kwame's interview should be 'Final round'", _change("kwame", title="Final round"), "none"),
    ("The title for Giulia's should be “Portfolio review”", _change("giulia", title="Portfolio review"), "none"),
    ("I've just spoken to Kwame and his train's cancelled. Could you push his interview to Friday at 10?", {"intent": "reschedule", "target": "kwame", "windows": _windows("20 10-11")}, "none"),
    ("Giulia's got a dentist appointment, could u shove her interview to Tuesday at 11", {"intent": "reschedule", "target": "giulia", "windows": _windows("17 11-12")}, "none"),
    ("Have Ian and Lucy answered yet for Friday?", {"intent": "responses", "target": "giulia"}, "none"),
    ("Is there any answer from Tom about Thursday?", {"intent": "responses", "target": "kwame"}, "none"),
    ("Did we get a reply from Samira for Wednesday yet?", {"intent": "responses", "target": "leila"}, "none"),
    ("has there been a response from Mei for Thursday?", {"intent": "responses", "target": "kwame"}, "none"),
    ("Is there already an answer from Ian and Lucy for Friday?", {"intent": "responses", "target": "giulia"}, "none"),
    ("which room is Giulia in?", {"intent": "interviews", "candidate": {"name": "Giulia Romano"}}, "none"),
    ("what room's Kwame in", {"intent": "interviews", "candidate": {"name": "Kwame Boateng"}}, "none"),
    ("which room's Leila in tomorrow?", {"intent": "interviews", "candidate": {"name": "Leila"}}, "none"),
]  # fmt: skip
"""What becomes of interviews that are booked, told by its reason, and what is asked of them."""
WALKS = [
    "no room needed for it, they'll go for a walk in the park",
    "no room necessary for this one, they will walk along the Thames path",
    "doesn't need a room, they're going to the Vondelpark",
]
ANSWERS = [
    ("can't do either of the Friday ones, please decline both. Thursday I'll let you know.", INVITED, "may", ["bjorn", "hamza"]),
    ("I can't make any of Friday's, decline those please", INVITED, "may", ["bjorn", "hamza"]),
    ("Sorry, I'm off on the 20th so it's a no to both of Friday's. I'll get back to you on the Thursday one.", INVITED, "may", ["bjorn", "hamza"]),
    ("My dad's birthday is on Friday so I can't do either of Friday's, decline those two please.", INVITED, "may", ["bjorn", "hamza"]),
    ("I have a fever and I'm staying in bed today. Sorry!", TODAY, "ana", "joost"),
    ("Morning, I've got the flu and will stay home today. Hope it passes soon. Ana", TODAY, "ana", "joost"),
    ("woke up with a migraine, staying in bed today", TODAY, "ana", "joost"),
    ("Hello, I have a bad cold and stay at home today. Greetings, Ana", TODAY, "ana", "joost"),
]  # fmt: skip
IDLE = [
    "Fijn weekend!",
    "Schönes Wochenende! Have a good weekend",
    "Bon weekend, have a nice one",
    "happy monday!! get yourself a coffee ☕",
    "happy friday, go enjoy the pub",
    "have a great friday evening!",
    "enjoy ur weekend, go get some sun",
    "buon weekend a tutti",
    "happy friday!! treat urself to a pint 🍻",
]
LENGTHS = [
    ("30 min", "30 min is too short, 1 hour", 60),
    ("45 min", "45 minutes is too long, 30", 30),
    ("an hour", "an hour is too much, half an hour", 30),
    ("60 min", "60 min is not enough, 90 min", 90),
    ("half an hour", "half an hour is a bit short, 45 minutes please", 45),
    ("20 min", "20 mins won't do, an hour", 60),
]
SEARCHES = [*UNTIL, *DAY_THEN_HOURS, *THAT_WEEK, *EACH_ITS_HOURS, *ALL_BUT, *TIME_FIRST, *WHO_COMES, *LOOPS, *OF_ITS_OWN]  # fmt: skip


def _answer(text, interviews=(), last="none", speaker="rita", after=()):
    context = {"speaker": f"{speaker}@contoso.example", "last": last, "interviews": [*interviews]}
    row = {"text": text, "now": NOW, "zone": "Europe/London", "locale": "en-GB", "context": context}
    return answer_line(row | {"after": [*after]}, DIRECTORY)


def _wrong(expected, answer):
    return [*differing(expected, answer), *answer.get("left_out", ())]


@pytest.mark.parametrize(("text", "expected"), SEARCHES)
def test_a_search_told_in_sentences_is_what_they_tell(text, expected):
    assert not _wrong(expected, _answer(text))


def test_who_is_spoken_to_from_elsewhere_is_no_candidate():
    text = "I just spoke to John Smith from the agency. Can Tom and Mei do an hour on Thursday?"
    assert "candidate" not in _answer(text)


@pytest.mark.parametrize("text", [text for text, _ in OF_ITS_OWN])
def test_a_question_of_its_own_keeps_nothing_of_the_one_before(text):
    row = {"text": text, "now": NOW, "zone": "Europe/London", "locale": "en-GB"}
    assert changed_by(row, DIRECTORY) == []


@pytest.mark.parametrize(("text", "expected", "last"), BOOKED)
def test_what_becomes_of_a_booked_interview_is_told_by_its_reason(text, expected, last):
    assert not _wrong(expected, _answer(text, COMING, last))


@pytest.mark.parametrize("text", WALKS)
def test_no_room_is_kept_for_those_who_go_elsewhere(text):
    assert not _wrong(_change("kwame", room=False), _answer(text, [KWAME, GIULIA], "interview"))


@pytest.mark.parametrize(("text", "invited", "who", "target"), ANSWERS)
def test_a_no_is_to_the_interviews_that_it_names(text, invited, who, target):
    answer = _answer(text, invited, "invitation", who)
    assert not _wrong({"intent": "decline", "target": target}, answer)


@pytest.mark.parametrize("text", IDLE)
def test_a_wish_for_the_weekend_is_idle(text):
    assert _answer(text)["intent"] == "chat"


@pytest.mark.parametrize(("open_", "text", "minutes"), LENGTHS)
def test_a_length_that_is_refused_gives_way_to_the_one_behind_it(open_, text, minutes):
    answer = _answer(text, last="offer", after=[f"Rita and April Friday before 12:00, {open_}"])
    assert not _wrong(_search("april rita", "20 9-12", minutes, continues=True), answer)
