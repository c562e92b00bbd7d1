"""What a command says besides its verb."""

from datetime import datetime

from tests.language.scenes import mail, said


def details(sentence):
    return said(sentence).details


def start(window):
    return f"{window[0]:%d %H:%M}"


def test_a_room_comes_with_its_address_seats_building_floor_and_features():
    room = details(
        "add room noether@fabrikam.example capacity 6 building Berlin Mitte floor 3 with video and whiteboard"
    ).room
    assert (room.mail, room.capacity, room.building, room.floor) == (
        "noether@fabrikam.example",
        6,
        "Berlin Mitte",
        "3",
    )
    assert room.features == ("video", "whiteboard")


def test_a_room_comes_with_the_name_it_is_given():
    assert (
        details("add a room called Noether, noether@fabrikam.example, for 8").room.name == "Noether"
    )


def test_a_room_told_by_its_address_alone_has_no_name():
    room = details("add room noether@fabrikam.example capacity 4").room
    assert (room.name, room.mail, room.capacity) == (None, "noether@fabrikam.example", 4)


def test_a_known_room_is_told_by_its_address():
    assert details("remove room Spree").room.mail == mail("spree")


def test_a_role_comes_with_whom_it_is_given_to():
    found = details("give Tom the IT manager role")
    assert (found.role, found.people, found.removes) == ("it_manager", (mail("tom"),), False)


def test_a_role_can_be_taken_away():
    found = details("remove Raj as admin")
    assert (found.role, found.people, found.removes) == ("admin", (mail("raj"),), True)


def test_asking_for_a_role_changes_nothing():
    assert details("who are the admins").asks
    assert not details("make Tom an admin").asks


def test_an_address_nobody_has_is_kept():
    assert (
        details("use robot@other.example as the scheduling user").address == "robot@other.example"
    )
    assert details("make new@other.example an admin").address == "new@other.example"


def test_a_cancellation_comes_with_whom_and_when():
    found = details("cancel my interview with Dana on Tuesday at 3")
    assert found.people == (mail("dana"),)
    assert [start(window) for window in found.when] == ["24 15:00"]


def test_a_candidate_is_kept_as_typed():
    assert details("cancel the interview with Alex Kim").whom == "Alex Kim"


def test_a_move_tells_the_old_time_from_the_new():
    found = details("move Tuesday's interview with Dana to Thursday 2pm")
    assert [start(window) for window in found.when] == ["24 09:00"]
    assert [start(window) for window in found.target] == ["26 14:00"]


def test_a_move_of_a_time_to_a_time_is_no_range():
    found = details("move my 3pm to 4pm")
    assert [window[0].hour for window in found.when[:1]] == [15]
    assert [window[0].hour for window in found.target[:1]] == [16]


def test_a_move_can_be_by_an_hour():
    assert details("push tomorrow's interview back an hour").shift == 60
    assert details("bring tomorrow's interview forward 30 minutes").shift == -30


def test_interviews_are_asked_for_by_time():
    windows = details("what interviews do I have on Friday").when
    assert windows[0][0] == datetime.fromisoformat("2026-11-27T09:00")
