import json
import re
import sys
from collections import Counter

import pytest
from msgspec.structs import replace

from cards import adaptive_cards
from cards.components import BUTTON_MOST
from tests.harness.broken_calls import broken_parts
from tests.harness.channel_schemas import card_mistakes
from tests.harness.for_each import for_each
from tests.harness.sample_offers import FULL_OFFER, an_offer
from tests.harness.sample_views import SAMPLES, URL, an_interview, an_invitation

MESSAGE_MOST = 28_000

every_view = for_each("view", SAMPLES)


def every(node, wanted):
    """Every dict in the card whose type is `wanted`, at any depth."""
    if isinstance(node, dict):
        if re.fullmatch(wanted, str(node.get("type"))):
            yield node
        for child in node.values():
            yield from every(child, wanted)
    elif isinstance(node, list):
        for child in node:
            yield from every(child, wanted)


@every_view
def test_the_schema_of_adaptive_cards_accepts_every_card(view):
    assert card_mistakes(adaptive_cards.draw(view)) == []


@pytest.mark.exhaustive
def test_nothing_that_is_wrong_in_a_card_goes_unnoticed():
    """Each part of any card under another name, and of another kind: a width alone may be a number, too."""
    seen = set()
    cards = [json.loads(json.dumps(adaptive_cards.draw(view))) for view in SAMPLES.values()]
    broken = [one for card in cards for one in broken_parts(card, seen)]
    assert len(broken) > 200
    unnoticed = [told for told, card in broken if not card_mistakes(card)]
    assert unnoticed == ["Column: width, _of_another_kind"]


@every_view
def test_a_card_fits_into_a_teams_message(view):
    assert len(json.dumps(adaptive_cards.draw(view)).encode()) < MESSAGE_MOST


@every_view
def test_a_notification_is_short_and_holds_no_link(view):
    _, summary = adaptive_cards.draw_and_say(view)
    assert summary
    assert "://" not in summary
    assert len(summary) <= adaptive_cards.SUMMARY_MOST


def test_a_link_is_not_cut_in_a_notification():
    consent = replace(SAMPLES["consent"], question="who's free Tuesday, " * 9)
    _, summary = adaptive_cards.draw_and_say(consent)
    assert "http" not in summary


@every_view
def test_button_titles_fit_on_a_phone(view):
    titles = [one["title"] for one in every(adaptive_cards.draw(view), r"Action\..*")]
    assert [title for title in titles if not 0 < len(title) <= BUTTON_MOST] == []


@every_view
def test_actions_stand_in_sets_of_the_cards_own_body(view):
    """Inside columns and containers Android needs two taps."""
    card = adaptive_cards.draw(view)
    top = [one for one in card["body"] if one["type"] == "ActionSet"]
    assert list(every(card, "ActionSet")) == top
    assert "selectAction" not in json.dumps(card)


@every_view
def test_every_action_has_the_verb_of_its_payload_or_opens_a_page(view):
    for one in every(adaptive_cards.draw(view), r"Action\.Execute"):
        assert one["verb"]
        assert one["data"]["v"] == 1
    for one in every(adaptive_cards.draw(view), r"Action\.OpenUrl"):
        assert one["url"].startswith("https://")


@every_view
def test_a_colour_always_comes_with_words_or_a_symbol(view):
    for one in every(adaptive_cards.draw(view), "Container"):
        text = one["items"][0].get("text", "")
        assert one["style"] in {"emphasis", "accent", "warning"} or text[0] in "✓✗"


def test_the_consent_button_opens_the_sign_in_page():
    (button,) = every(adaptive_cards.draw(SAMPLES["consent"]), r"Action\.OpenUrl")
    assert button["url"] == URL


def test_the_fallback_keeps_the_sign_in_address_whole():
    assert URL in adaptive_cards.draw(SAMPLES["consent"])["fallbackText"].split("\n\n")


def test_a_card_is_drawn_anew_only_for_its_viewers():
    viewers = tuple(f"29:{n}" for n in range(70))
    refresh = adaptive_cards.draw(an_interview(viewers=viewers))["refresh"]
    assert refresh["action"]["data"] == {"v": 1, "do": "Refresh", "subject": "interview/int1"}
    assert refresh["userIds"] == list(viewers[:60])
    assert "refresh" not in adaptive_cards.draw(an_interview())


def test_the_change_form_is_filled_in_with_the_question():
    (form,) = every(adaptive_cards.draw(FULL_OFFER), r"Action\.ShowCard")
    filled = {one["id"]: one["value"] for one in form["card"]["body"] if "value" in one}
    people = "ian@contoso.example,mei@contoso.example,raj@contoso.example"
    asked = {"day": "2026-11-24", "minutes": "60", "people": people, "room": "any"}
    assert filled == {**asked, "candidate": "Jo Park", "more_minutes": "45"}
    assert form["card"]["actions"][0]["verb"] == "refine"


def test_declining_asks_for_a_word_of_why():
    (form,) = every(adaptive_cards.draw(an_invitation()), r"Action\.ShowCard")
    assert form["card"]["body"][0]["id"] == "comment"
    assert form["card"]["actions"][0]["data"]["do"] == "Decline"


def test_each_row_of_the_picture_says_in_words_what_it_shows():
    card = adaptive_cards.draw(FULL_OFFER)
    pictures = list(every(card, "Image"))
    assert all(one["url"].startswith("data:image/png;base64,") for one in pictures)
    assert pictures[1]["altText"] == "Ian: busy 09:00–09:45, 13:00–13:30, 17:00–17:30"
    assert pictures[1]["altText"] in card["speak"]


@every_view
def test_no_card_is_too_large_for_teams(view):
    """It takes about 28 KB from some apps, 100 from bots; ours stay under 20, pictures included."""
    assert len(json.dumps(adaptive_cards.draw(view), ensure_ascii=False).encode()) < 20_000


def test_a_card_of_five_times_is_drawn_in_few_calls():
    """About 2,300, which take a third of a millisecond: counted, since machines differ."""
    adaptive_cards.draw(FULL_OFFER)
    calls = Counter()
    before = sys.getprofile()
    sys.setprofile(lambda _frame, event, _what: calls.update([event]))
    try:
        adaptive_cards.draw(FULL_OFFER)
    finally:
        sys.setprofile(before)
    assert calls["call"] + calls["c_call"] < 5_000


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Thames is confirmed. 14:00–15:00 (London time)", None),
        ("Focus 1 · 10:00", None),
        ("*bold* _italic_ ~gone~", r"\*bold\* \_italic\_ \~gone\~"),
        ("[win](https://bad.example)", r"\[win\](https://bad.example)"),
        ("`code` <b>", r"\`code\` \<b\>"),
        ("- no list", r"\- no list"),
        ("1. no list", r"1\. no list"),
        ("12) no list", r"12\) no list"),
        ("# no heading", r"\# no heading"),
        ("a\\b &lt;", r"a\\b \&lt;"),
    ],
)
def test_markup_is_shown_as_it_was_typed(text, written):
    assert adaptive_cards.escape_markdown(text) == (text if written is None else written)


def test_an_offer_without_a_strip_draws_none():
    assert "speak" not in adaptive_cards.draw(an_offer())
