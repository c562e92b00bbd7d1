"""One interview alone becomes another's; what else its organizer has stays theirs."""

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Role
from bot.domain.audit import AuditEntry, Deed
from bot.domain.bookings.candidate_links import CandidateLink
from bot.domain.bookings.interviews import Interview, Stage
from bot.domain.bookings.loops import Loop
from cards.adaptive_cards import fallback
from cards.interview_views import InterviewCard
from cards.view_models import AskSure, Problem
from tests.harness.office_loops import INVITING, settled, staffed
from tests.harness.office_loops import booked as booked_loop
from tests.harness.office_stories import booked, save, with_second_recruiter


async def two(office):
    """Rita organizes two, of which Ada may take one."""
    jo = await booked(office, "Ian on Tuesday for Jo Park")
    hana = await booked(office, "Mei on Wednesday for Hana Ito")
    await with_second_recruiter(office)
    return jo, hana


async def agreed(office, who, said):
    asked = await office.says(who, said)
    await office.says(who, "yes")
    await office.works()
    return asked


async def organizers(office, *interviews):
    found = [await office.load(Interview, one.id) for one in interviews]
    assert {one.stage for one in found} == {Stage.STANDING}
    return [one.by.partition("/")[2] for one in found]


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("rita", "hand Jo's interview to Ada"),
        ("olivia", "hand Jo's interview to Ada"),
        ("olivia", "Rita's ill, Ada does Jo's from now on"),
        ("rita", "give Jo's interview to Ada"),
        ("rita", "hand the Tuesday interview to Ada"),
    ],
)
async def test_its_organizer_and_an_admin_hand_it_over_and_the_other_stays(office, who, said):
    jo, hana = await two(office)
    asked = await agreed(office, who, said)
    assert "Hand Jo Park’s interview on Tue 24 Nov" in asked
    assert await organizers(office, jo, hana) == ["ada", "rita"]
    owners = {one.owner: one.draft.subject for one in office.calendars.events.values()}
    assert set(owners) == {"ada@x.example", "rita@x.example"}
    assert office.view("ada", InterviewCard).audience == "organizer"
    assert "Jo Park" in fallback(office.view("ada", InterviewCard))


async def test_which_of_several_of_one_candidate_is_chosen_by_who_organizes_none_of_them(office):
    jo, _ = await two(office)
    other = await booked(office, "Mei on Thursday for Jo Park")
    asked = await office.says("olivia", "hand Jo's interview to Ada")
    assert "Which interview is meant?" in asked
    await office.says("olivia", "2")
    await office.says("olivia", "yes")
    await office.works()
    assert await organizers(office, jo, other) == ["rita", "ada"]


async def test_to_who_organizes_nothing_it_is_not_handed_and_how_they_interview_is_told(office):
    jo, _ = await two(office)
    assert "add Tom to Jo's interview" in await office.says("rita", "give Jo's interview to Mei")
    assert await organizers(office, jo) == ["rita"]


async def test_the_one_shown_is_meant_by_it_and_not_all(office):
    jo, hana = await two(office)
    await agreed(office, "rita", "hand it over to Ada")
    assert await organizers(office, jo, hana) == ["rita", "ada"]


async def test_who_hands_over_their_own_is_told_so(office):
    await two(office)
    await office.says("rita", "hand Jo's interview to Ada")
    await office.says("rita", "yes")
    said = " ".join(fallback(one) for one in office.views("rita"))
    assert "Your interview now belongs to Ada" in said


@pytest.mark.parametrize("who", ["ian", "ada"])
async def test_who_neither_organizes_it_nor_administers_is_refused(office, who):
    jo, hana = await two(office)
    await agreed(office, who, "hand Jo's interview to Ada")
    assert await organizers(office, jo, hana) == ["rita", "rita"]
    assert not any(isinstance(one, AskSure) for one in office.views(who))


async def test_who_looks_after_the_account_learns_of_no_candidate(office):
    jo, _ = await two(office)
    noah = await office.person("noah")
    assert noah.roles == {Role.IT_MANAGER}
    of_one = await office.says("noah", "hand Jo's interview to Ada")
    of_none = await office.says("noah", "hand Pia Koch's interview to Ada")
    assert of_one == of_none
    assert await organizers(office, jo) == ["rita"]


async def test_an_old_yes_hands_nothing_over_once_the_right_is_gone(office):
    jo, _ = await two(office)
    await office.says("rita", "hand Jo's interview to Ada")
    await save(office, replace(await office.person("rita"), roles=frozenset({Role.INTERVIEWER})))
    await office.says("rita", "yes")
    await office.works()
    assert await organizers(office, jo) == ["rita"]


async def test_to_who_is_not_connected_it_is_not_handed(office):
    await booked(office, "Ian on Tuesday for Jo Park")
    await with_second_recruiter(office, is_connected=False)
    await office.says("rita", "hand Jo's interview to Ada")
    assert isinstance(office.views("rita")[-1], Problem)


async def test_only_its_own_link_goes_with_it(office):
    await two(office)
    await office.says("rita", "let Jo choose another time")
    await office.says("rita", "let Hana choose another time")
    await agreed(office, "rita", "hand Jo's interview to Ada")
    by = {one.candidate: one.by.partition("/")[2] for one in await office.all(CandidateLink)}
    assert by == {"Jo Park": "ada", "Hana Ito": "rita"}


async def test_a_loop_goes_as_a_whole():
    office = await staffed()
    loop = await booked_loop(office, INVITING)
    await settled(office)
    await with_second_recruiter(office)
    first = next(one for one in await office.all(Interview) if one.loop == loop.id)
    await agreed(office, "rita", f"hand {first.candidate}'s interviews to Ada")
    assert (await office.load(Loop, loop.id)).by.endswith("ada")
    assert all(one.by.endswith("ada") for one in await office.all(Interview))


async def test_it_is_in_the_audit_log(office):
    await two(office)
    await agreed(office, "rita", "hand Jo's interview to Ada")
    assert Deed.HANDED_OVER in {one.deed for one in await office.all(AuditEntry)}
