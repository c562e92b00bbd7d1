"""One candidate with two interviews: known by address alone in one, by name and address in the other."""

from cards.adaptive_cards import fallback
from cards.interview_views import InterviewList
from tests.harness.office_stories import booked


async def both(office):
    await booked(office, "30 min with Mei for jane.smith@example.org on Wednesday")
    await office.says("rita", "30 min with Ian for Jane Smith, jane.smith@example.org, on Thursday")
    await office.says("rita", "book 1")
    await office.works()


async def test_both_are_found_by_the_name(office):
    await both(office)
    await office.says("rita", "show all interviews of Jane Smith")
    listed = office.view("rita", InterviewList)
    assert [one.candidate for one in listed.interviews] == ["Jane Smith", "Jane Smith"]
    await office.says("rita", "move Jane's Wednesday interview to Friday")
    assert "Friday" in office.last("rita")
    assert "for jane.smith@example.org on Friday" in office.last("rita")


async def test_a_candidate_known_by_address_alone_heads_the_row(office):
    await booked(office, "30 min with Mei for jane.smith@example.org on Wednesday")
    await office.says("rita", "my interviews")
    assert "jane.smith@example.org" in fallback(office.view("rita", InterviewList))
