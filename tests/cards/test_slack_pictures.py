"""An offer's picture for Slack: packed into its own address, and drawn from it alone."""

import zlib

import pytest
from msgspec.structs import replace

from cards import slack_blocks
from cards.components import FreeBusyPicture
from cards.layouts import lay_out
from cards.slack_pictures import PACKED_MOST, NoPicture, can_draw, draw, pack, unpack
from tests.harness.hostile_views import HOSTILE, spoiled
from tests.harness.sample_offers import FULL_OFFER
from tests.harness.sample_views import SAMPLES

WITH_PICTURES = [
    name
    for name, view in SAMPLES.items()
    if any(isinstance(part, FreeBusyPicture) for part in lay_out(view).parts)
]

every_picture = pytest.mark.parametrize("name", WITH_PICTURES)


def picture(view):
    (found,) = [part for part in lay_out(view).parts if isinstance(part, FreeBusyPicture)]
    return found


def images(view, address=lambda packed: f"https://bot.example/img/{packed.hex()}"):
    return [one for one in slack_blocks.draw(view, address)["blocks"] if one["type"] == "image"]


@every_picture
def test_what_is_packed_is_small_and_always_the_same(name):
    part = picture(SAMPLES[name])
    assert pack(part) == pack(picture(SAMPLES[name]))
    assert len(pack(part)) < 400


@every_picture
def test_all_that_is_seen_survives_the_way(name):
    part = picture(SAMPLES[name])
    silent = replace(
        part, marks_spoken="", rows=tuple(replace(row, spoken="") for row in part.rows)
    )
    assert unpack(pack(part)) == silent


@every_picture
def test_a_picture_is_a_small_png(name):
    made = draw(pack(picture(SAMPLES[name])))
    assert made.startswith(b"\x89PNG\r\n\x1a\n")
    assert len(made) < 20_000


@pytest.mark.parametrize(
    "sent",
    [b"", b"x", zlib.compress(b"[]"), zlib.compress(b"null"), zlib.compress(b"[" * 20_000), zlib.compress(b'["",[],[],[],0,0,[]]')],
)  # fmt: skip
def test_anything_else_is_no_picture(sent):
    with pytest.raises(NoPicture):
        draw(sent)


def test_a_bomb_is_not_unpacked():
    with pytest.raises(NoPicture):
        unpack(zlib.compress(b" " * 50_000_000))
    assert PACKED_MOST < 3_000


def test_slack_gets_the_picture_with_its_words_and_no_characters():
    (image,) = images(FULL_OFFER)
    assert image["image_url"].startswith("https://bot.example/img/")
    assert "Ian: busy 09:00–09:45" in image["alt_text"]
    assert "preformatted" not in str(slack_blocks.draw(FULL_OFFER, lambda _: "https://x/1"))


def test_without_an_address_it_is_characters():
    assert images(FULL_OFFER, lambda _: "") == []
    assert images(FULL_OFFER, lambda _: "x" * 3_001) == []
    assert "preformatted" in str(slack_blocks.draw(FULL_OFFER))


@pytest.mark.parametrize("name", ["李小龙", "محمد", "👩‍🚀"])
def test_letters_that_the_font_has_not_are_left_to_slack(name):
    part = picture(FULL_OFFER)
    row = replace(part.rows[0], label=name)
    assert not can_draw(replace(part, rows=(row,)))


@pytest.mark.parametrize("name", ["Zoë", "Łukasz", "Ελένη", "Жанна", "Ş. Yılmaz", "O’Brien"])
def test_letters_of_europe_are_drawn(name):
    part = picture(FULL_OFFER)
    assert can_draw(replace(part, rows=(replace(part.rows[0], label=name),)))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_whatever_people_are_called_the_picture_is_drawn_or_left_out(text):
    part = picture(spoiled(FULL_OFFER, text))
    if can_draw(part):
        assert len(draw(pack(part))) < 20_000
