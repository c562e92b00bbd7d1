"""What a recruiter types of a booked interview in few words is done to that one, and claims nothing that is not so."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.accounts import Account
from bot.domain.bookings.interviews import Answer, Interview
from bot.domain.errors import OutsideTrouble
from bot.domain.intervals import Interval
from bot.domain.search_models import Item
from cards.actions import NameCandidate
from cards.interview_views import InterviewCard, InterviewList
from tests.harness.office_stories import booked, declined, proposed

ANYBODY = "30 min with anyone on Tuesday"


async def now(office, interview):
    await office.works()
    return await office.load(Interview, interview.id)


async def named(office, interview, name):
    await office.presses("rita", NameCandidate(interview.id), inputs={"candidate": name})
    return await now(office, interview)


async def test_a_note_takes_the_place_of_the_one_before(office):
    interview = await booked(office)
    await office.says("rita", "note for the interviewers: bring a laptop")
    await office.works()
    await office.says("rita", "tell the interviewers to read her CV first")
    assert (await now(office, interview)).note == "bring a laptop\nread her CV first"
    await office.says("rita", "change the note to: be on time")
    assert (await now(office, interview)).note == "be on time"


async def test_the_candidate_who_is_named_is_that_of_the_interview_shown(office):
    first = await named(office, await booked(office), "Jo Park")
    second = await booked(office, "Mei on Wednesday")
    await office.says("rita", "the candidate is Jo Park")
    assert (await now(office, second)).candidate == "Jo Park"
    assert (await now(office, first)).candidate == "Jo Park"
    assert "like that already" in await office.says("rita", "the candidate is Jo Park")


async def test_a_wrong_name_is_put_right_on_the_interview(office):
    interview = await named(office, await booked(office), "Jo Park")
    assert "like that already" not in await office.says("rita", "it's Joan Park, not Jo Park")
    assert (await now(office, interview)).candidate == "Joan Park"


async def test_the_interviewer_is_changed_and_nobody_is_given_a_role(office):
    interview = await booked(office)
    await office.says("rita", "change the interviewer to Mei")
    assert [one.mail for one in (await now(office, interview)).people] == ["mei@x.example"]


async def test_another_room_after_a_list_asks_which_or_takes_the_only_one_with_a_room(office):
    interview = await booked(office)
    await booked(office, "Mei on Wednesday")
    await office.says("rita", "my interviews")
    assert isinstance(office.views("rita")[-1], InterviewList)
    await office.says("rita", "find another room")
    assert office.view("rita", InterviewCard).interview == interview.id


async def test_who_declined_is_replaced_after_a_list(office):
    interview = await declined(office)
    await booked(office, "Mei on Wednesday")
    await office.says("rita", "my interviews")
    await office.says("rita", "ok replace her")
    card = office.view("rita", InterviewCard)
    assert (card.interview, bool(card.substitutes)) == (interview.id, True)


async def test_a_proposal_is_accepted_by_who_made_it_whatever_was_shown(office):
    interview = await booked(office)
    slot, _ = await proposed(office, interview)
    await booked(office, "Ian on Friday")
    await office.says("rita", "Ian proposed another time, accept")
    assert (await now(office, interview)).start == slot.start


async def test_of_several_what_was_so_already_is_not_told_as_refused(office):
    first = await named(office, await booked(office), "Jo Park")
    await office.says("rita", "make it 30 minutes")
    await office.works()
    await named(office, await booked(office, "Mei on Wednesday"), "Jo Park")
    await office.says("rita", "make both of Jo's interviews 30 minutes")
    said = await office.says("rita", "yes")
    assert "1 interview changed; 1 other was like that already." in said
    await office.works()
    lengths = {one.end - one.start for one in await office.all(Interview)}
    assert lengths == {first.end - first.start} or len(lengths) == 1


async def test_an_address_goes_to_all_the_interviews_of_a_candidate(office):
    await named(office, await booked(office), "Jo Park")
    await named(office, await booked(office, "Mei on Wednesday"), "Jo Park")
    await office.says("rita", "my interviews")
    said = await office.says("rita", "Jo's email is jo@mail.example")
    assert "Each has the address jo@mail.example" in said
    await office.says("rita", "yes")
    await office.works()
    mails = {one.candidate_mail for one in await office.all(Interview)}
    assert mails == {"jo@mail.example"}


@pytest.mark.parametrize(
    "text",
    [
        "Candidate's email is jo@mail.example",
        "The candidate's email is jo@mail.example",
        "her address is jo@mail.example",
        "Jo's email is jo@mail.example",
        "jo@mail.example is her email address",
    ],
)
async def test_an_address_is_the_candidates_and_no_name(office, text):
    interview = await named(office, await booked(office), "Jo Park")
    await office.says("rita", text)
    await office.works()
    after = await now(office, interview)
    assert (after.candidate, after.candidate_mail) == ("Jo Park", "jo@mail.example")


async def test_an_address_of_somebody_who_has_no_interview_changes_nothing(office):
    interview = await named(office, await booked(office), "Ben Lee")
    said = await office.says("rita", "Zoe's address is zoe@example.org")
    assert "I know of no coming interview with Zoe" in said
    after = await now(office, interview)
    assert (after.candidate, after.candidate_mail) == ("Ben Lee", "")


async def test_an_address_goes_to_the_candidate_named_and_not_to_the_one_shown(office):
    first = await named(office, await booked(office), "Anna Day")
    second = await named(office, await booked(office, "Mei on Wednesday"), "Ben Lee")
    await office.says("rita", "Anna's mail: anna@example.net")
    told = [await now(office, one) for one in (first, second)]
    assert [(one.candidate, one.candidate_mail) for one in told] == [
        ("Anna Day", "anna@example.net"),
        ("Ben Lee", ""),
    ]


async def test_a_building_that_is_not_known_has_no_address(office):
    await office.says("olivia", "address of Paris: 1 Rue Longue")
    account = await office.load(Account, "t")
    assert (account.addresses, account.directions) == ({}, {})


async def test_who_takes_part_is_not_asked_in_whose_place(office):
    await booked(office)
    assert "Ian takes part already" in await office.says("rita", "ask Ian")


async def test_why_somebody_was_chosen_is_told_of_what_is_booked(office):
    interview = await booked(office, ANYBODY)
    (chosen,) = interview.people
    said = await office.says("rita", "who did you pick and why?")
    assert chosen.name.split()[0] in said
    assert f"“replace {chosen.name.split()[0]}”" in said


async def test_the_only_one_who_was_free_of_several_is_named_as_chosen(office):
    hours = Interval(datetime(2026, 11, 24, 8, tzinfo=UTC), datetime(2026, 11, 24, 19, tzinfo=UTC))
    office.calendars.busy["ian@x.example"] = [Item(hours)]
    await booked(office, "30 min with Ian or Mei on Tuesday")
    for text in ("who did you pick?", "why Mei?"):
        said = await office.says("rita", text)
        assert "I chose Mei: nobody else you’d asked for was free" in said
        assert "“replace Mei”" in said


async def test_several_who_were_chosen_are_named(office):
    interview = await booked(office, "30 min with any two people on Tuesday")
    said = await office.says("rita", "who did you pick?")
    assert len(interview.people) == 2
    assert all(one.name.split()[0] in said for one in interview.people)


async def test_of_who_was_named_it_is_said_that_nobody_chose(office):
    await booked(office)
    assert "who interviews was named" in await office.says("rita", "why him?")


@pytest.mark.parametrize("text", ["forget jo park", "forget jo", "forget Jo Park"])
async def test_a_candidate_is_forgotten_however_the_name_is_typed(office, text):
    interview = await named(office, await booked(office), "Jo Park")
    await office.says("rita", text)
    await office.says("rita", "yes")
    assert (await now(office, interview)).candidate == ""


@pytest.mark.parametrize(
    "text",
    [
        "address of London: 1 King Street, ask at reception",
        "London address 1 King Street, ask at reception",
        "the London office is at 1 King Street, ask at reception",
    ],
)
async def test_an_admin_sets_a_buildings_address(office, text):
    await office.says("olivia", text)
    account = await office.load(Account, "t")
    assert account.addresses["London"] == "1 King Street, ask at reception"


async def test_where_somebody_sits_is_set_by_an_admin(office):
    await office.says("olivia", "Ian is in the London office")
    assert (await office.person("ian")).building == "London"


@pytest.mark.parametrize("text", ["has Ian replied?", "who has accepted?"])
async def test_who_has_answered_by_now_is_read_when_it_is_asked(office, text):
    interview = await booked(office)
    office.calendars.events[interview.event.id].answers = {"ian@x.example": Answer.ACCEPTED}
    await office.says("rita", text)
    (ian,) = office.view("rita", InterviewCard).people
    assert ian.answer == "accepted"


async def test_what_was_answered_before_is_shown_where_the_calendar_cannot_be_read(office):
    interview = await booked(office)
    office.calendars.events[interview.event.id].answers = {"ian@x.example": Answer.ACCEPTED}
    office.calendars.trouble = OutsideTrouble(service="Microsoft 365")
    await office.says("rita", "has Ian replied?")
    assert office.view("rita", InterviewCard).interview == interview.id


async def test_an_address_is_told_and_the_invitation_goes_out_with_it(office):
    interview = await named(office, await booked(office), "Jo Park")
    await office.says("rita", "Jo's email is jo@mail.example, send it straight away")
    after = await now(office, interview)
    assert after.candidate_mail == "jo@mail.example"
    assert after.candidate_invitation.event is not None


async def test_what_becomes_of_it_is_asked_where_the_candidate_cannot_come(office):
    interview = await named(office, await booked(office), "Jo Park")
    assert "is another time wanted" in await office.says("rita", "Jo can't make it any more")
    assert "Cancel Jo Park’s interview?" in await office.says("rita", "cancel the interview")
    assert (await now(office, interview)).is_live


async def test_an_interviewer_who_cannot_come_is_taken_off_once_it_is_said_so(office):
    interview = await booked(office, "Ian and Mei on Tuesday")
    before = (await now(office, interview)).people
    assert "Nothing is changed yet" in await office.says("rita", "Ian can't come")
    assert (await now(office, interview)).people == before
    await office.says("rita", "take him off")
    assert [one.mail for one in (await now(office, interview)).people] == ["mei@x.example"]


async def test_hers_is_the_interview_of_the_candidate_spoken_of_last(office):
    first = await named(office, await booked(office), "Jo Park")
    await named(office, await booked(office, "Mei on Wednesday"), "Paul Ray")
    await office.says("rita", "what's next for Jo Park?")
    await office.says("rita", "who's free on Friday")
    await office.says("rita", "make hers 30 minutes")
    changed = await now(office, first)
    assert changed.end - changed.start == timedelta(minutes=30)


@pytest.mark.parametrize("text", ["her name is spelled Umma Fields", "the candidate's name is Umma Fields", "its Umma not Uma"])  # fmt: skip
async def test_a_name_put_right_keeps_the_address(office, text):
    interview = await booked(office, "Ian on Tuesday for Uma Fields, uma@fields.example")
    await office.says("rita", text)
    after = await now(office, interview)
    assert (after.candidate, after.candidate_mail) == ("Umma Fields", "uma@fields.example")


async def test_another_candidate_has_not_the_address_of_the_one_before(office):
    interview = await booked(office, "Ian on Tuesday for Uma Fields, uma@fields.example")
    await office.says("rita", "the candidate is Tim Fields")
    assert (await now(office, interview)).candidate_mail == ""


@pytest.mark.parametrize(
    "text",
    [
        "gita's cv: https://files.example/g",
        "here's gita rao's cv https://files.example/g",
        "cv of gita: https://files.example/g",
    ],
)
async def test_a_document_of_somebody_else_goes_into_nobodys_interview(office, text):
    interview = await booked(office, "Ian on Tuesday for Uma Fields, uma@fields.example")
    assert "no coming interview with gita" in await office.says("rita", text)
    assert (await now(office, interview)).note == ""


async def test_a_document_of_the_candidate_shown_goes_into_theirs(office):
    interview = await booked(office, "Ian on Tuesday for Uma Fields, uma@fields.example")
    await office.says("rita", "her cv: https://files.example/u")
    assert "https://files.example/u" in (await now(office, interview)).note


async def test_a_third_candidate_is_met_by_who_is_named_alone(office):
    await booked(office, "Ian on Tuesday for Uma Fields, uma@fields.example")
    await office.says("rita", "Mei on Thursday for Raul Pons for 30 min")
    await office.says("rita", "and a 3rd, Yara Bloom w/ Ian friday 10-12, 1h, yara@bloom.example")
    shown = await office.says("rita", "book 1")
    assert "Yara Bloom" in shown
    assert "Mei" not in shown
