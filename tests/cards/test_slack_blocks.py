import json

import pytest
from msgspec.structs import replace

from bot.domain.card_subjects import parse_subject
from cards import slack_blocks
from cards.account_views import (
    LimitsView,
    NotificationsView,
    PeopleView,
    PersonView,
    PoolList,
    PoolView,
    RoomView,
    SettingsView,
)
from cards.actions import Cancel, Decline, Details, OutdatedAction, Refine, Refresh
from cards.components import Choice, Field, Form
from cards.interview_views import AskToCancel, InterviewCard
from cards.loop_views import AskToCancelLoop, LoopCard, LoopOfferCard
from cards.offer_views import OfferCard
from cards.reminder_views import Reminder
from cards.slack_menus import option_value, with_version
from cards.slack_modals import CALLBACK, details, modal, sent
from cards.view_models import RoomList
from dialogs.card_refresh import SHOWN
from tests.harness.broken_calls import broken_parts
from tests.harness.channel_schemas import slack_mistakes
from tests.harness.for_each import for_each
from tests.harness.hostile_views import HOSTILE, spoiled
from tests.harness.sample_offers import FULL_OFFER, an_offer
from tests.harness.sample_views import SAMPLES, SCOPES, URL, an_invitation
from tests.harness.schemas import schema
from tests.harness.slack_chat import buttons, verb
from tests.harness.slack_limits import LIMITS, beyond

every_view = for_each("view", SAMPLES)


def elements(message):
    return buttons(message)


def test_our_limits_are_those_of_slack():
    limits = schema("slack/block_kit_limits.json")["limits"]
    theirs = {(one["object"], one["field"]): one["max"] for one in limits}
    assert {key: theirs[key] for key in LIMITS} == LIMITS


def calls(view):
    """What Slack is called with for a view: its message, and each of its forms."""
    yield "chat.postMessage", {"channel": "C1", **slack_blocks.draw(view)}
    for form in slack_blocks.forms(view):
        yield "views.open", {"trigger_id": "t", "view": modal(form, "C1/17.0")}


@every_view
def test_slacks_own_library_knows_every_part_of_a_message_and_of_its_forms(view):
    assert [one for call in calls(view) for one in slack_mistakes(*call)] == []


@pytest.mark.exhaustive
def test_nothing_that_is_wrong_in_a_message_or_form_goes_unnoticed():
    seen, unnoticed = set(), []
    for view in SAMPLES.values():
        for method, given in calls(view):
            broken = broken_parts(json.loads(json.dumps(given)), seen)
            unnoticed += [told for told, one in broken if not slack_mistakes(method, one)]
    assert len(seen) > 100
    assert unnoticed == []


@every_view
def test_a_message_stays_within_slacks_limits(view):
    message = slack_blocks.draw(view)
    assert 0 < len(message["blocks"]) <= LIMITS["message", "blocks"]
    assert 0 < len(message["text"]) <= LIMITS["message", "text"]
    assert list(beyond(message)) == []


@pytest.mark.exhaustive
@every_view
def test_whatever_people_type_neither_mentions_nor_links_nor_breaks_a_limit(view):
    for kind, text in HOSTILE.items():
        message = slack_blocks.draw(spoiled(view, text))
        assert not {"<", ">"} & set(message["text"]), kind
        assert list(beyond(message)) == [], kind


@every_view
def test_no_two_elements_of_a_message_share_an_action_id(view):
    ids = [one["action_id"] for one in elements(slack_blocks.draw(view))]
    assert len(ids) == len(set(ids))


@every_view
def test_every_button_carries_an_action_or_an_address(view):
    for one in elements(slack_blocks.draw(view)):
        assert one.get("url", "").startswith("https://") or slack_blocks.parse_press(one["value"])


@every_view
def test_every_form_opens_as_a_modal_within_the_limits(view):
    for form in slack_blocks.forms(view):
        drawn = modal(form, "C1/17.0")
        assert list(beyond(drawn)) == []
        assert drawn["callback_id"] == CALLBACK
        assert "submit" in drawn


@every_view
def test_nothing_is_written_in_slacks_markup(view):
    assert '"mrkdwn"' not in json.dumps(slack_blocks.draw(view))


@every_view
def test_a_row_shows_a_few_buttons_and_folds_the_others_into_menus_of_several(view):
    for block in slack_blocks.draw(view)["blocks"]:
        row = block.get("elements", ()) if block["type"] == "actions" else ()
        menus = [one for one in row if one["type"] == "overflow"]
        assert len(row) - len(menus) <= 4
        assert all(2 <= len(one["options"]) <= 5 for one in menus)
        values = [option["value"] for one in menus for option in one["options"]]
        assert all(len(value) <= 75 for value in values)


def test_the_ids_that_are_given_to_cards_leave_room_in_a_menu():
    id_of_today = "0" * 32
    view = replace(SAMPLES["interview confirmed"], interview=id_of_today)
    row = next(one for one in slack_blocks.draw(view)["blocks"] if one["type"] == "actions")
    assert [one["type"] for one in row["elements"]] == ["button", "button", "button", "overflow"]


class CancelOfALaterVersion(Cancel):
    def pack(self):
        return {**super().pack(), "v": 2}


def test_an_option_without_a_version_is_of_the_first_one_and_says_any_other():
    assert with_version({"do": "cancel"}) == {"v": 1, "do": "cancel"}
    assert "v" not in json.loads(option_value(Cancel("i-1")))
    later = json.loads(option_value(CancelOfALaterVersion("i-1")))
    assert with_version(later)["v"] == 2
    with pytest.raises(OutdatedAction):
        slack_blocks.parse_choice(json.dumps(later))


def test_an_action_too_long_for_a_menu_stays_a_button():
    view = replace(SAMPLES["interview confirmed"], interview="0" * 60)
    drawn = slack_blocks.draw(view)
    assert '"overflow"' not in json.dumps(drawn)
    assert "cancel" in {verb(one) for one in elements(drawn)}


def test_the_consent_button_is_a_link_and_the_permissions_are_folded_away():
    drawn = slack_blocks.draw(SAMPLES["consent"])
    sign_in, allowed = elements(drawn)
    assert sign_in["url"] == URL
    assert slack_blocks.parse_press(allowed["value"]) == Details("consent")
    blocks = json.dumps(drawn["blocks"])
    assert not any(scope in blocks for scope in SCOPES)
    assert all(f"({scope})" in drawn["text"] for scope in SCOPES)


@pytest.mark.parametrize("name", ["details of the consent", "details of an interview"])
def test_a_page_is_a_modal_that_sends_nothing(name):
    drawn = details(SAMPLES[name])
    assert (drawn["type"], "submit" in drawn) == ("modal", False)
    assert len(drawn["title"]["text"]) <= 24
    said = json.dumps(drawn["blocks"])
    wanted = SCOPES if SAMPLES[name].scopes else ("Comeet Scheduler", "Thames")
    assert all(one in said for one in wanted)


def test_the_strip_is_preformatted():
    text = json.dumps(slack_blocks.draw(FULL_OFFER), ensure_ascii=False)
    assert '"rich_text_preformatted"' in text
    assert "Mei    ·██···██·····▒▒·" in text or "Mei" in text


def test_a_long_question_is_not_cut_off_as_a_header():
    echo = "Tuesday 24 November, " + "Ian Murray, " * 12 + "with a room"
    assert echo in json.dumps(slack_blocks.draw(an_offer(echo=echo, minutes=0)))


def test_a_form_opens_by_drawing_its_subject_anew():
    (opener,) = (
        one for one in elements(slack_blocks.draw(FULL_OFFER)) if one["action_id"] == "form/0"
    )
    assert slack_blocks.parse_press(opener["value"]) == Refresh("offer/offer1")


@every_view
def test_what_a_form_is_drawn_from_is_the_view_it_stands_on(view):
    # The card of an invitation has the forms of its reminder, in the same order.
    invitation = (InterviewCard, Reminder)
    kinds = {
        "offer": OfferCard | LoopOfferCard,
        "interview": invitation,
        "cancel": AskToCancel | AskToCancelLoop,
        "loop": LoopCard,
        "settings": SettingsView,
        "rooms": RoomList,
        "room": RoomView,
        "pools": PoolList,
        "pool": PoolView,
        "people": PeopleView,
        "person": PersonView,
        "limits": LimitsView,
        "notifications": NotificationsView,
    }
    for form in slack_blocks.forms(view):
        assert isinstance(view, kinds[form.subject.partition("/")[0]])


def test_what_was_filled_in_comes_back_as_text_by_field():
    state = {
        "day": {"value": {"type": "datepicker", "selected_date": "2026-11-25"}},
        "opens": {"value": {"type": "timepicker", "selected_time": "09:30"}},
        "minutes": {"value": {"type": "static_select", "selected_option": {"value": "45"}}},
        "people": {
            "value": {
                "type": "multi_static_select",
                "selected_options": [{"value": "ian@contoso.example"}, {"value": "sam@x.example"}],
            }
        },
        "room": {"value": {"type": "static_select", "selected_option": None}},
    }
    view = modal(slack_blocks.forms(FULL_OFFER)[0], "C1/17.0") | {"state": {"values": state}}
    action, note, inputs = sent(view)
    assert (action, note) == (Refine("offer1"), "C1/17.0")
    people = "ian@contoso.example,sam@x.example"
    assert inputs == {
        "day": "2026-11-25",
        "opens": "09:30",
        "minutes": "45",
        "people": people,
        "room": "",
    }


def test_a_word_of_why_comes_back_with_the_decline():
    view = modal(slack_blocks.forms(an_invitation())[0])
    state = {"values": {"comment": {"value": {"type": "plain_text_input", "value": "ill"}}}}
    assert sent(view | {"state": state}) == (Decline("int1"), "", {"comment": "ill"})


def test_a_foreign_modal_is_refused():
    with pytest.raises(OutdatedAction):
        sent({"private_metadata": "elsewhere"})


def test_every_kind_of_field_can_be_filled_in():
    fields = (
        Field("why", "Why", "long", hint="a word", most=500),
        Field("day", "Day", "date"),
        Field("some", "Some", "several", choices=(Choice("One", "1"), Choice("Long", "x" * 4000))),
    )
    drawn = modal(Form("Fill in all of this", fields, slack_blocks.forms(FULL_OFFER)[0].submit))
    assert list(beyond(drawn)) == []
    some = drawn["blocks"][-1]["element"]
    assert [one["value"] for one in some["options"]] == ["1"]
    assert "initial_options" not in some


def test_who_has_a_long_address_can_be_chosen_and_stays_chosen():
    ian, mei = f"ian.{'x' * 80}@contoso.example", f"mei.{'x' * 80}@contoso.example"
    people = tuple(Choice(one[:3], one) for one in (mei, "sam@x.example", ian))
    fields = (
        Field("people", "People", "several", value=f"{ian},sam@x.example", choices=people),
        Field("who", "Who", "one", value=mei, choices=people),
    )
    submit = slack_blocks.forms(FULL_OFFER)[0].submit
    drawn = modal(Form("Change", fields, submit), "C1/17.0")
    assert list(beyond(drawn)) == []
    several, one = (block["element"] for block in drawn["blocks"])
    assert len(several["options"]) == len(one["options"]) == 3
    stands = {
        "people": {"value": {"selected_options": several["initial_options"]}},
        "who": {"value": {"selected_option": one["initial_option"]}},
    }
    _, note, inputs = sent(drawn | {"state": {"values": stands}})
    assert note == "C1/17.0"
    assert set(inputs["people"].split(",")) == {ian, "sam@x.example"}
    assert inputs["who"] == mei


def test_more_long_addresses_than_a_form_can_carry_keep_those_that_are_chosen():
    people = tuple(Choice(str(n), f"{n:03}{'x' * 100}@contoso.example") for n in range(90))
    last = people[-1].value
    field = Field("people", "People", "several", value=last, choices=people)
    drawn = modal(Form("Change", (field,), slack_blocks.forms(FULL_OFFER)[0].submit))
    assert list(beyond(drawn)) == []
    (element,) = (block["element"] for block in drawn["blocks"])
    assert len(element["options"]) > 15
    state = {"values": {"people": {"value": {"selected_options": element["initial_options"]}}}}
    assert sent(drawn | {"state": state})[2] == {"people": last}


def test_everyone_can_be_picked_whose_id_is_as_long_as_entra_makes_them():
    of_entra = f"{'t' * 36}/{'p' * 36}"
    view = SAMPLES["people"]
    people = tuple(replace(one, subject=of_entra) for one in view.people)
    (form,) = slack_blocks.forms(replace(view, people=people))
    (block,) = modal(form)["blocks"]
    assert [one["value"] for one in block["element"]["options"]] == [of_entra] * len(people)


@pytest.mark.parametrize("name", ["people", "rooms with forms", "pools with forms"])
def test_the_button_of_a_list_says_the_kind_and_the_choices_only_which(name):
    form = slack_blocks.forms(SAMPLES[name])[0]
    kind, about = parse_subject(form.submit.action.subject)
    values = [one.value for one in form.fields[0].choices]
    assert (kind in SHOWN, about) == (True, "")
    assert [one for one in values if parse_subject(one)[0] in SHOWN] == []


@every_view
def test_every_modal_says_what_it_changes(view):
    assert [
        form for form in slack_blocks.forms(view) if modal(form)["title"]["text"] == "Change"
    ] == []


@pytest.mark.parametrize(
    ("name", "required"),
    [
        ("settings with a form", {"opens", "closes", "weekdays"}),
        ("rooms with forms", {"room_mail"}),
        ("pools with forms", {"pool_name", "pool_people"}),
        ("a room", {"room_name"}),
        ("a pool", {"pool_name", "pool_people"}),
    ],
)
def test_what_cannot_be_left_empty_is_not_called_optional(name, required):
    form = slack_blocks.forms(SAMPLES[name])[-1]
    blocks = [one for one in modal(form)["blocks"] if one["element"]["type"] != "static_select"]
    assert {one["block_id"] for one in blocks if not one["optional"]} == required


def test_a_form_does_not_say_twice_that_something_is_optional():
    form = Form(
        "Dates",
        (Field("until", "Until (optional)", "date"),),
        slack_blocks.forms(FULL_OFFER)[0].submit,
    )
    (block,) = modal(form)["blocks"]
    assert (block["label"]["text"], block["optional"]) == ("Until", True)
