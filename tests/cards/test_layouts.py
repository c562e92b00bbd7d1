import json
import re
from collections import Counter
from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.domain import errors
from bot.domain.bookings import interviews
from cards import clarification_views, interview_views, offer_views, view_models
from cards.account_views import AskAboutSeveral, SeveralLine
from cards.adaptive_cards import draw, fallback
from cards.components import BUTTON_MOST, Banner, Buttons, Fold, Form, Hint, OpenForm, Options
from cards.layouts import LAYOUTS, lay_out
from cards.loop_views import LoopOfferCard
from cards.words.bookings import loop_offers
from cards.words.bookings.offers import way_title
from cards.words.view_words import VIEW_WORDS, in_words
from tests.harness.for_each import for_each
from tests.harness.hostile_views import HOSTILE, spoiled
from tests.harness.sample_offers import FULL_OFFER, IAN, RAJ, a_form, a_slot, an_offer, at
from tests.harness.sample_views import SAMPLES, an_interview, an_invitation

every_view = for_each("view", SAMPLES)


def buttons(view):
    parts = lay_out(view).parts
    rows = [part.buttons for part in parts if isinstance(part, Buttons)]
    rows += [(one.form, *one.beside) for one in parts if isinstance(one, OpenForm)]
    options = [one for part in parts if isinstance(part, Options) for one in part.options]
    rows.append([one.button for one in options if one.button])
    every = [one for row in rows for one in row if not isinstance(one, Fold)]
    return [one.submit if isinstance(one, Form) else one for one in every]


def titles(view):
    return [one.title for one in buttons(view)]


def texts(node):
    """Every text that Teams reads as markdown."""
    if isinstance(node, dict):
        if node.get("type") == "TextBlock":
            yield node["text"].removeprefix("- ").replace("\n- ", " ")
        for fact in node.get("facts", ()):
            yield from fact.values()
        node = list(node.values())
    for child in node if isinstance(node, list) else ():
        yield from texts(child)


def every_kind_of_view():
    return {kind.kind for kind in view_models.View.__subclasses__()}


def test_every_view_has_a_layout_or_words():
    assert {kind.kind for kind in (*LAYOUTS, *VIEW_WORDS)} == every_kind_of_view()


@pytest.mark.exhaustive
@every_view
def test_whatever_people_type_is_harmless_and_cut(view):
    for kind, text in HOSTILE.items():
        bad = spoiled(view, text)
        card = draw(bad)
        assert len(json.dumps(card, ensure_ascii=False).encode()) < 28_000, kind
        assert [one for one in texts(card) if re.search(r"(?<!\\)(\\\\)*[*_`\[\]~<>]", one)] == []
        assert [one for one in texts(card) if re.match(r"\s*([-+#=]|\d+[.)])", one)] == []
        assert not set("\u202e\u2066\0\ud800\u2028") & set(card["fallbackText"]), kind
        assert [one for one in titles(bad) if len(one.strip("\u2068\u2069")) > BUTTON_MOST] == []


@every_view
def test_no_text_shows_what_only_programs_read(view):
    said = fallback(view)
    assert "None" not in said
    assert re.search(r"\d{4}-\d\d-\d\d|T\d\d:\d\d|\+00:00|datetime|PersonLine", said) is None


@every_view
def test_every_button_can_be_typed_or_opened(view):
    """What is on a card can be done from its plain text alone."""
    said = fallback(view)
    for button in buttons(view):
        assert f"type “{button.typed}”" in said if button.typed else button.url in said.split("\n")


@every_view
def test_no_two_buttons_of_a_card_are_typed_alike(view):
    """What is typed does what one button does, never what another does as well or less of; a list shows them all."""
    typed = [one.typed for one in buttons(view) if one.typed not in {"", "my interviews"}]
    assert [one for one, count in Counter(typed).items() if count > 1] == []


def test_the_first_line_says_what_was_understood():
    title, understood = fallback(FULL_OFFER).split("\n")[:2]
    assert title == "3 times with 2 of Ian, Mei and Raj on Tuesday"
    assert understood == "24 November · 1 hour · any room · London time"


@every_view
def test_a_card_has_one_banner_at_the_most(view):
    """Where two things are told apart, neither is the first to read."""
    assert sum(isinstance(part, Banner) for part in lay_out(view).parts) <= 1


def test_a_taken_time_is_shown_but_cannot_be_booked():
    offer = an_offer(slots=(a_slot(1, 10), a_slot(2, 11, is_taken=True)))
    assert "2 · Tuesday 24 November, 11:00–12:00 · No longer free" in fallback(offer)
    assert [title for title in titles(offer) if title.startswith("Book")] == ["Book 10:00"]


def test_how_a_room_would_be_reserved_is_not_spoken_of():
    said = fallback(FULL_OFFER)
    assert "Thames\n" in said
    assert "reserved" not in said
    assert "Comeet" not in said


def test_an_unread_calendar_is_never_free():
    line = "I couldn’t read Raj’s calendar, so I don’t count Raj as free."
    assert line in fallback(FULL_OFFER)
    assert "Raj: couldn’t be read" in fallback(FULL_OFFER)


def test_a_channel_learns_who_is_free_and_busy_and_no_more():
    public = replace(FULL_OFFER, is_public=True, reasons=("Mei is on leave.",))
    said = fallback(public) + json.dumps(draw(public), ensure_ascii=False)
    for secret in (RAJ, "on leave", "Rita Costa", "Madrid", "utside", "Comeet", "maybe", "Change"):
        assert secret not in said
    assert "Book 10:00" in titles(public)


@pytest.mark.parametrize("name", ["offer in a channel", "loop offer in a channel"])
def test_a_channel_reads_of_one_unread_calendar_as_of_one(name):
    said = fallback(replace(SAMPLES[name], unread=(RAJ,)))
    assert "I couldn’t read 1 calendar, so I don’t count it as free." in said


def test_a_channel_sees_what_is_offered_as_free():
    said = fallback(SAMPLES["offer in a channel"])
    assert "Mei: busy 09:30–10:00, 12:00–13:00" in said
    assert "16:00–17:00" not in said.partition("Mei: ")[2].partition("\n")[0]


def test_an_expired_offer_can_only_be_asked_again():
    assert titles(SAMPLES["offer expired"]) == ["Search again"]


def test_where_nothing_is_found_the_card_says_how_to_go_on():
    line = "Try another day, another time or other people."
    way = offer_views.WayOutLine(change="any room", way="0")
    assert line in fallback(an_offer(slots=()))
    assert line not in fallback(an_offer(slots=(), ways_out=(way,)))
    assert line not in fallback(an_offer())


def test_the_picture_marks_the_offered_times_with_their_numbers():
    card = json.dumps(draw(FULL_OFFER), ensure_ascii=False)
    assert "Times offered: 1 at 10:00; 3 at 16:00" in card


@pytest.mark.parametrize("state", list(interviews.RoomState))
def test_only_a_confirmed_room_is_called_booked(state):
    said = fallback(an_interview(room_state=state.value))
    is_claimed = "Booked –" in said or "✓ confirmed" in said
    assert is_claimed == (state in {interviews.RoomState.CONFIRMED, interviews.RoomState.NONE})
    assert "declines" not in said


@pytest.mark.parametrize("stage", list(interviews.Stage))
@pytest.mark.parametrize("ending", list(interviews.Ending))
@pytest.mark.parametrize("audience", ["organizer", "interviewer", "public"])
def test_every_stage_has_words_for_everybody(stage, ending, audience):
    card = an_interview(stage=stage.value, ending=ending.value, audience=audience)
    assert fallback(card)
    if stage in {interviews.Stage.ENDING, interviews.Stage.ENDED}:
        assert titles(card) == []


@pytest.mark.parametrize("ending", ["taken", "failed", "undone", "cancelled"])
def test_an_ended_interview_says_what_is_left_in_calendars(ending):
    said = fallback(an_interview(stage="ended", ending=ending))
    assert "Nothing is left in any calendar" in said or "Removed from the calendars" in said


def test_how_the_room_is_reserved_is_a_detail():
    said = fallback(an_interview())
    assert "Details:\nHeld in your Comeet Scheduler calendar, with Thames invited." in said
    direct = fallback(an_interview(path="direct"))
    assert "Details:\nThames is reserved in its own calendar." in direct


def test_spare_rooms_are_numbered_from_one():
    moves = [one.action for one in buttons(SAMPLES["interview without its room"])][:3]
    assert [move.room for move in moves] == [1, 2, 3]


def test_undo_is_there_only_while_it_is_possible():
    assert "Undo" in titles(an_interview(may_undo=True))
    assert "Undo" not in titles(an_interview())


def test_an_answer_given_can_be_changed_but_not_given_twice():
    assert titles(an_invitation())[:3] == ["Accept", "Decline", "New time"]
    assert "Accept" not in titles(an_invitation(own_answer="accepted"))
    assert "Decline" in titles(an_invitation(own_answer="accepted"))


def test_a_channel_sees_no_candidate_and_no_interviewer():
    said = json.dumps(draw(SAMPLES["interview in a channel"]))
    assert "Alex Kim" not in said
    assert IAN not in said


def test_counts_are_for_admins_alone():
    assert "of 18" in fallback(SAMPLES["status enabled"])
    assert "connected," not in fallback(SAMPLES["status for others"])


def test_consent_names_every_permission_in_plain_words():
    said = fallback(SAMPLES["consent"])
    for scope in SAMPLES["consent"].scopes:
        assert f"({scope})" in said
    assert "disconnect" in said
    assert "all mailboxes" not in said


@every_view
def test_the_line_of_what_can_be_typed_repeats_nothing(view):
    for part in lay_out(view).parts:
        twins = part.text.split(" · ") if isinstance(part, Hint) else []
        assert len(set(twins)) == len(twins)


@pytest.mark.parametrize(("minutes", "other"), [(60, 45), (45, 30), (30, 45)])
def test_the_example_of_a_change_changes_something(minutes, other):
    said = fallback(an_offer(question=replace(a_form(), minutes=minutes)))
    assert f"type “make it {other} minutes”" in said


def test_a_question_back_without_choices_offers_none():
    parts = lay_out(
        clarification_views.Choices(question="I know nobody called Zed. Who is meant?", choices=())
    )
    assert parts.parts[1:] == (Hint("Type your answer."),)


def test_a_file_is_behind_a_button():
    view = SAMPLES["sheet with a file"]
    assert [(one.title, one.url) for one in buttons(view)] == [("Download", view.download)]


def test_whoever_may_not_schedule_is_not_told_to_ask_for_times():
    assert "who's free" in fallback(SAMPLES["connected recruiter"])
    assert "who's free" not in fallback(SAMPLES["connected"])


def test_what_is_not_known_is_left_out_of_a_card():
    card = an_interview(people=(), room="", room_state="none", zone="")
    assert "Interviewers" not in fallback(card)
    assert "(" not in fallback(card)
    assert "Interviewers" not in fallback(an_interview(people=(), stage="ended", ending="undone"))
    said = fallback(an_offer(slots=(a_slot(room="", people=()),), question=None, is_public=True))
    assert said.endswith("type “book 1”\nOnly the person who asked can book from here.")
    nothing = an_offer(slots=(), question=None, is_public=True)
    assert fallback(nothing).startswith("No time works for Ian and Mei on Tuesday")


def test_a_move_to_one_time_says_nothing_of_the_rest_of_its_day():
    moved = {"purpose": "move", "interview": "int1", "candidate": "Jo Park"}
    nothing = an_offer(slots=(), asked_at=at(14), **moved)
    assert fallback(nothing).startswith("Tuesday at 14:00 doesn’t work for Jo Park’s interview\n")
    assert "No other time" not in fallback(nothing)


def test_a_room_is_free_again_only_where_one_was_booked():
    undone = an_interview(stage="ended", ending="undone", room="Thames")
    assert "free again" in fallback(undone)
    assert "free again" not in fallback(replace(undone, room="", room_state="none"))
    asked = SAMPLES["ask to cancel a loop"]
    assert "free again" in fallback(asked)
    assert "free again" not in fallback(replace(asked, has_rooms=False))


def test_two_interviews_are_both_of_them():
    assert fallback(SAMPLES["ask to cancel a loop"]).startswith("Cancel both interviews with Jo")
    line = SeveralLine(start=at(9), end=at(10), people=(IAN,))
    for many, title, button in (
        (1, "the interview", "it"),
        (2, "both interviews", "both"),
        (3, "these 3 interviews", "all"),
    ):
        view = AskAboutSeveral(
            what="cancel", interviews=(line,) * many, to="several-cancel", year=2026
        )
        said = fallback(view)
        assert said.startswith(f"Cancel {title}?")
        assert f"Cancel {button}: type" in said


def test_a_large_panel_is_not_listed_to_its_end():
    assert "And: 5 more" in fallback(
        an_interview(people=(interview_views.PersonLine(name=IAN, answer="none"),) * 20)
    )


def test_a_problem_is_made_of_its_error():
    error = errors.OutsideTrouble(changed="unknown", service="Microsoft 365", reference="7f3a")
    said = fallback(view_models.Problem.of(error))
    assert said.startswith("Microsoft 365 isn’t answering")
    assert said.endswith("Reference: 7f3a")


TYPED = re.compile(
    r"(book|choose) \d|candidate Jo Park|candidate’s email is .+|ask .+|propose \d|show \d|use .+|more|why not|make it (30|45) minutes|look again|accept|maybe|swap \w+ and \w+ between interviews"
    r"|decline|propose another time|undo|move|cancel|cancel all|swap 1 and 2|what about (?:next week|[A-Z][a-z]+day)|yes, cancel it(: the role is on hold)?|keep it|connect|disconnect|enable office365"
    r"|yes, disable it|keep it on|invite everybody|yes|send now|(accept|decline) the proposal|somebody else for \d|drop (the (people|hours|room|candidate)|online)"
    r"|it took place|no-show|I wasn’t there"
    r"|remind the interviewers|remind (me|everyone) 30 minutes before|my reminders|reminder settings for everyone"
    r"|let the candidate choose( another time)?|send the link by email|withdraw the link|withdraw the other link|release the holds"
    r"|default length 45 minutes|rooms|pools|create pool .+|(add Mei to|delete) the .+ pool|people|max 2 interviews a day|add room .+|.+ seats 4|make .+ a recruiter"
    r"|remove (room )?.+|limits of .+|my interviews"
)


@every_view
def test_what_can_be_typed_for_a_button_is_a_known_sentence(view):
    """The dialogs understand these; choices and ways out are typed as they stand."""
    free = set(getattr(in_words(view), "choices", ()))
    titles = loop_offers.way_title if isinstance(view, LoopOfferCard) else way_title
    free |= {titles(way) for way in getattr(view, "ways_out", ())}
    typed = {one.typed for one in buttons(view)} - free - {""}
    assert [one for one in typed if not TYPED.fullmatch(one)] == []


@pytest.mark.parametrize("name", ["offer to move", "loop offer to move"])
def test_what_moves_an_interview_is_not_called_a_booking(name):
    said = fallback(SAMPLES[name])
    assert "“choose 1”" in said
    assert "“book" not in said


def test_a_session_that_fits_no_schedule_is_said_plainly():
    view = replace(SAMPLES["loop offer with nothing"], blocker_kind="too little time")
    assert "There are free times for “" in fallback(view)
    assert "none fits together with the other sessions." in fallback(view)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (("none",), "Ian, 0 of 1 accepted"),
        (("declined",), "Ian declined"),
        (("declined", "none"), "Ian and Mei, nobody has accepted, Ian declined"),
        (("declined", "accepted"), "Ian and Mei, 1 accepted, Ian declined"),
        (("declined", "declined"), "Ian and Mei declined"),
    ],
)
def test_a_list_says_who_declined_and_not_only_that_nobody_accepted(answers, said):
    people = tuple(
        interview_views.PersonLine(name=name, answer=answer)
        for name, answer in zip(("Ian Murray", "Mei Tanaka"), answers, strict=False)
    )
    lines = fallback(interview_views.InterviewList(interviews=(an_interview(people=people),)))
    assert f"{said} · Thames" in lines


def test_of_a_loop_with_one_session_left_not_all_is_cancelled():
    whole = SAMPLES["loop with one declined"]
    ended = tuple(replace(one, stage="ended", ending="cancelled") for one in whole.sessions[1:])
    left = replace(whole, sessions=(whole.sessions[0], *ended))
    assert "Cancel all" in titles(whole)
    assert "Cancel interview" in titles(left)
    assert "Cancel all" not in titles(left)


def test_settings_name_in_their_hint_whom_the_nickname_means():
    for name in ("settings", "settings with a form"):
        said = fallback(SAMPLES[name])
        assert "“Daz”: Darren Okafor" in said
        assert "“Daz means Darren Okafor”" in said
        assert "Candidates with several sessions: one event for the day" in said


@pytest.mark.parametrize(
    ("state", "said"),
    [("waiting", "jo@example.org · was never invited"), ("invited", "jo@example.org")],
)
def test_an_interview_that_is_over_promises_its_candidate_nothing(state, said):
    over = an_interview(
        stage="ended",
        ending="undone",
        candidate_mail="jo@example.org",
        candidate_state=state,
        candidate_at=at(14),
    )
    assert said in texts(draw(over))


def shows(starts):
    every = tuple(
        an_interview(interview=f"int{n}", start=start, end=start + timedelta(hours=1))
        for n, start in enumerate(starts)
    )
    view = interview_views.InterviewList(interviews=every, year=2026)
    return [one.title for one in buttons(view)]


def test_each_button_of_a_list_shows_something_else():
    """Two interviews at one hour had the same button, on other days or at one time."""
    tuesday = at(10)
    assert shows([tuesday, at(14)]) == ["Show 10:00", "Show 14:00"]
    days = [tuesday, tuesday + timedelta(days=1)]
    assert shows(days) == ["Show Tue 10:00", "Show Wed 10:00"]
    assert shows([tuesday, tuesday, at(14)]) == ["Show 1", "Show 2", "Show 14:00"]
    weeks = [tuesday, tuesday + timedelta(days=7)]
    assert shows(weeks) == ["Show 1", "Show 2"]
