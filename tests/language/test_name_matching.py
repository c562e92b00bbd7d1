"""Whose name a word is, in accounts whose people and rooms are called like ordinary words."""

import pytest

from bot.language.context import ParseContext
from bot.language.parser import parse
from bot.language.people.name_index import Directory, Person, Room
from bot.language.tokens.spelling import nearest
from tests.language.example_company import SUNDAY, mail, scene

NAMES = (
    "Hope Day",
    "Max Free",
    "Bill Friday",
    "June Monday",
    "Łukasz Żak",
    "José Müller",
    "Bo Ek",
    "Rob Short",
)
ROOMS = (
    ("Meeting Room 1", "one"),
    ("Room 4.12", "four"),
    ("Noether Conference Room", "noether"),
    ("2B", "two"),
)


def town():
    people = tuple(Person(name, f"{number}@odd.example") for number, name in enumerate(NAMES))
    rooms = tuple(Room(name, f"{mail}@odd.example", 6) for name, mail in ROOMS)
    return ParseContext(SUNDAY, "Europe/London", "en-GB", Directory(people, rooms))


def named(sentence):
    question = parse(sentence, town()).question
    return [NAMES[int(mail.partition("@")[0])] for mail in question.people]


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("is Hope free Tuesday", ["Hope Day"]),
        ("is hope free tuesday", ["Hope Day"]),
        ("Hope Tuesday at 3", ["Hope Day"]),
        ("hope you are well, who is free tuesday", []),
        ("who is free on friday", []),
        ("any day is free", []),
        ("Max on Tuesday", ["Max Free"]),
        ("is Bill free on Friday", ["Bill Friday"]),
        ("is June free in June", ["June Monday"]),
        ("a short call with Bo tomorrow", ["Bo Ek"]),
        ("lukasz tomorrow", ["Łukasz Żak"]),
        ("jose muller tomorrow", ["José Müller"]),
    ],
)
def test_a_word_is_a_name_only_where_it_is_used_as_one(sentence, people):
    assert named(sentence) == people


@pytest.mark.parametrize(
    ("sentence", "room", "hour"),
    [
        ("Bo Tuesday at 2 in Meeting Room 1", "one", 14),
        ("Bo tuesday 9am in room 4.12", "four", 9),
        ("Bo Tuesday in Noether at 3", "noether", 15),
        ("Bo Tuesday in 2B at 3", "two", 15),
    ],
)
def test_the_number_of_a_room_is_no_time(sentence, room, hour):
    question = parse(sentence, town()).question
    assert (question.room.mail, question.windows[0][0].hour) == (f"{room}@odd.example", hour)


class Counted(list):
    """A list that counts what is taken from it."""

    taken = 0

    def __getitem__(self, place):
        found = super().__getitem__(place)
        self.taken += len(found) if isinstance(place, slice) else 0
        return found


def test_of_thousands_of_names_only_those_are_looked_at_that_begin_alike():
    letters = "abcdefghijklmnopqrst"
    names = Counted(sorted(f"{a}{b}lli{c}" for a in letters for b in letters for c in letters))
    assert nearest("callit", names) == ("callit",)
    assert names.taken <= len(names) // 10


def test_two_letters_exchanged_at_the_beginning_are_found_too():
    assert nearest("rpiya", ["maria", "priya", "rosa"]) == ("priya",)


@pytest.mark.parametrize(
    "text", ["cancel Jonas", "45 minutes with Jon", "is Jonas free on Tuesday"]
)
def test_a_first_name_is_no_slip_of_somebodys_last_name(text):
    people = (Person("April Jones", "april@odd.example"), Person("Mei Tanaka", "mei@odd.example"))
    context = ParseContext(SUNDAY, "Europe/London", "en-GB", Directory(people))
    question = parse(text, context).question
    assert question is None or not question.people


def test_a_slip_of_a_last_name_still_means_them():
    people = (Person("April Jones", "april@odd.example"), Person("Mei Tanaka", "mei@odd.example"))
    context = ParseContext(SUNDAY, "Europe/London", "en-GB", Directory(people))
    assert parse("45 minutes with Tanakka", context).question.people == ("mei@odd.example",)


@pytest.mark.parametrize("job", ["role", "position", "job"])
def test_whoever_a_job_is_filled_with_is_asked_and_no_company(job):
    colleagues = parse(f"interview for the nurse {job} with Raj and Tom on Tuesday", scene())
    assert colleagues.question.people == (mail("raj"), mail("tom"))
    company = parse(f"Raj on Tuesday, Jo Pike has an {job} with Acme Corp already", scene())
    assert company.question.people == (mail("raj"),)
