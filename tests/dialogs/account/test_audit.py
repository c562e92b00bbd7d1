"""What the audit log holds of everything that is to be in it, and what it never holds."""

import pytest

from bot.domain.accounts import Role, person_id
from bot.domain.audit import AuditEntry, Deed
from bot.domain.bookings.interviews import Interview
from bot.runtime.turn import Pressed
from cards.actions import Book, Cancel
from cards.offer_views import OfferCard
from cards.view_models import Sheet
from tests.harness.office import TENANT

ASK = "who's free Tuesday with a room"
IAN, MEI, RITA = (person_id(TENANT, one) for one in ("ian", "mei", "rita"))


async def noted(office):
    entries = sorted(await office.all(AuditEntry), key=lambda one: one.at)
    return [(one.by, one.deed, one.whom, one.about, one.via) for one in entries]


async def since(office, before):
    return [one for one in await noted(office) if one not in before]


@pytest.mark.parametrize(
    ("who", "texts", "deed", "whom", "about"),
    [
        ("noah", ("disable office365", "yes"), Deed.DISABLED, None, ""),
        ("ada", ("make Mei a recruiter",), Deed.ROLE_GIVEN, MEI, "recruiter"),
        ("ada", ("remove Rita as recruiter",), Deed.ROLE_TAKEN, RITA, "recruiter"),
        ("ada", ("remove ian@x.example", "yes"), Deed.REMOVED, IAN, ""),
        ("noah", ("make Ian the scheduling user",), Deed.SCHEDULING_USER, IAN, ""),
        ("noah", ("remove the scheduling user",), Deed.SCHEDULING_USER, None, "nobody"),
        ("noah", ("add room Lab, lab@x.example",), Deed.ROOM_ADDED, None, "Lab"),
        ("noah", ("rename room Thames to Rhine",), Deed.ROOM_CHANGED, None, "Rhine"),
        ("noah", ("remove room Thames",), Deed.ROOM_REMOVED, None, "Thames"),
        ("noah", ("minimum notice 1 day",), Deed.SETTING, None, "notice"),
        ("noah", ("export audit log",), Deed.EXPORTED, None, ""),
        ("noah", ("remind Mei to connect",), Deed.INVITED, MEI, ""),
        ("noah", ("invite everyone",), Deed.INVITED, None, "3"),
        ("ian", ("disconnect",), Deed.DISCONNECTED, None, ""),
        ("ian", ("forget me", "yes"), Deed.FORGOTTEN, None, ""),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, tuple) else "",
)
async def test_a_deed_is_noted_once_with_who_to_whom_and_in_which_channel(
    office, who, texts, deed, whom, about
):
    for text in texts:
        await office.says(who, text)
    assert await noted(office) == [(person_id(TENANT, who), deed, whom, about, "teams")]


async def test_enabling_is_noted_and_enabling_again_is_not(new_office):
    await new_office.says("noah", "enable office365")
    await new_office.says("olivia", "enable office365")
    assert await noted(new_office) == [(person_id(TENANT, "noah"), Deed.ENABLED, None, "", "teams")]


@pytest.mark.parametrize("path", ["direct", "scheduler"])
async def test_a_booking_is_noted_with_how_its_room_was_reserved_and_what_became_of_it(
    office, path
):
    if path == "direct":
        office.calendars.may_write = {"thames@x.example", "camden@x.example"}
    await office.says("rita", ASK)
    await office.presses("rita", Book(office.view("rita", OfferCard).offer, 1))
    await office.works()
    (interview,) = await office.all(Interview)
    before = await noted(office)
    assert before == [(RITA, Deed.BOOKED, None, interview.id, path)]
    await office.says("rita", "move it")
    await office.presses("rita", Book(office.view("rita", OfferCard).offer, 2))
    await office.works()
    moved = await since(office, before)
    assert moved == [(RITA, Deed.MOVED, None, interview.id, path)]
    await office.presses("rita", Cancel(interview.id, is_sure=True))
    await office.works()
    assert (await since(office, [*before, *moved])) == [
        (RITA, Deed.CANCELLED, None, interview.id, "teams")
    ]


async def test_the_log_is_read_without_ids_and_codes(office):
    await office.says("rita", ASK)
    await office.presses("rita", Book(office.view("rita", OfferCard).offer, 1))
    await office.works()
    await office.says("ada", "audit log")
    said = [line for _, line in office.view("ada", Sheet).rows]
    assert "Rita Costa · booked · through Comeet Scheduler" in said


async def test_naming_a_candidate_is_no_move_and_no_name_title_or_text_is_in_the_log(office):
    await office.says("rita", ASK)
    await office.presses("rita", Book(office.view("rita", OfferCard).offer, 1))
    await office.works()
    await office.says("rita", "candidate Jo Park jo@candidate.example")
    await office.works()
    (interview,) = await office.all(Interview)
    sure = Pressed(Cancel(interview.id, is_sure=True), inputs={"comment": "Jo Park withdrew"})
    await office.turn("rita", sure)
    await office.works()
    assert [deed for _, deed, *_ in await noted(office)] == [Deed.BOOKED, Deed.CANCELLED]
    log = str(await office.all(AuditEntry)).casefold()
    assert not [one for one in ("jo park", "candidate.example", "withdrew", "free") if one in log]


async def test_what_changes_nothing_leaves_no_entry(office):
    for who in ("rita", "ian", "noah"):
        for text in ("help", "status", "rooms", "settings", "my interviews", "who are the admins"):
            await office.says(who, text)
    await office.says("ian", "make Ian an owner")
    await office.says("ian", "disable office365")
    assert await noted(office) == []
    assert Role.OWNER not in (await office.person("ian")).roles
