"""A person's own page about the bot: Slack's app home."""

from msgspec.structs import replace

from bot.domain.accounts import Person, Place, slack_person_id, unjoined_tenant
from bot.domain.jobs import Job, JobKind
from bot.runtime.ports import DocumentChange
from bot.runtime.turn import Looked, Pressed, Speaker
from cards.actions import Accept, Cancel, Refresh, Switch
from cards.interview_views import InterviewCard, InterviewList
from cards.view_models import Notice
from cards.words.view_words import in_words
from tests.harness.office import TENANT
from tests.harness.office_stories import back, booked, in_slack, to_the_page


def tab(name):
    return replace(in_slack(name), conversation="home", place=Place.CHANNEL)


async def looks(office, name):
    """Let somebody look at their page; gives it."""
    await office.turn(name, Looked(), address=tab(name))
    return page(office)


def page(office):
    """The page as it was drawn last, for whomever."""
    return list(office.slack.shown["home"].values())[-1]


def pages(office):
    return len(office.slack.shown.get("home", {}))


async def test_the_page_says_how_one_stands_and_what_is_coming(both):
    interview = await booked(both)
    home = await looks(both, "rita")
    assert (home.help.name, home.connection) == ("Rita Costa", "connected")
    assert [one.interview for one in home.coming.interviews] == [interview.id]
    assert (await looks(both, "mei")).connection == "none"
    assert page(both).coming.interviews == ()


async def test_the_page_lists_what_my_interviews_lists_and_counts_today_and_this_week(both):
    """It is Sunday; one is on Tuesday, one on Thursday, one in the week after."""
    for day in ("Tuesday", "Thursday", "Tuesday 1 December"):
        await booked(both, f"Ian on {day} with a room")
    counts = ((0, 0, 0), (24, 0, 2), (22, 1, 2), (24, 0, 1), (48, 0, 0), (96, 1, 1))
    for hours, today, week in counts:
        both.clock.pass_(hours=hours)
        home = await looks(both, "rita")
        await both.says("rita", "my interviews")
        listed = both.view("rita", InterviewList)
        shown = [one.interview for one in home.coming.interviews]
        assert shown == [one.interview for one in listed.interviews]
        assert (home.today_count, home.week_count) == (today, week)


async def test_looking_changes_nothing_about_where_one_is_told_things(both):
    before = (await both.person("rita")).addresses
    await looks(both, "rita")
    known = await both.person("rita")
    assert (known.addresses, known.home) == (before, tab("rita"))


async def test_an_interview_is_shown_in_full_in_the_chat(both):
    interview = await booked(both)
    await looks(both, "rita")
    show = Pressed(Refresh(f"interview/{interview.id}"))
    await both.turn("rita", show, address=in_slack("rita"))
    (card,) = both.slack.shown["D:rita"].values()
    assert isinstance(card, InterviewCard)


async def test_the_page_is_drawn_anew_when_an_interview_changes(both):
    await looks(both, "ian")
    assert page(both).coming.interviews == ()
    interview = await booked(both)
    assert page(both).coming.interviews[0].own_answer == "none"
    await both.presses("ian", Accept(interview.id))
    await both.works()
    assert page(both).coming.interviews[0].own_answer == "accepted"
    await both.presses("rita", Cancel(interview.id, is_sure=True))
    await both.works()
    assert page(both).coming.interviews == ()


async def test_nobody_else_s_interview_draws_it(both):
    await looks(both, "mei")
    await booked(both)
    assert pages(both) == 1


async def test_nothing_is_drawn_for_who_never_looked(both):
    await booked(both)
    assert pages(both) == 0
    assert [one for one in await both.due() if one.kind is JobKind.HOME] == []


async def test_signing_in_and_leaving_draw_it_anew(both):
    assert (await looks(both, "mei")).connection == "none"
    await both.says("mei", "connect")
    both.signs_in_as("mei")
    await back(both, await to_the_page(both, "mei"))
    assert page(both).connection == "connected"
    await both.says("mei", "disconnect")
    await both.works()
    assert page(both).connection == "none"


async def test_the_switch_draws_it_anew_for_all(both):
    await looks(both, "mei")
    await both.presses("olivia", Switch(on=False))
    await both.works()
    assert not page(both).help.is_enabled


async def test_who_was_forgotten_has_no_page(both):
    await looks(both, "ian")
    person = await both.person("ian")
    row = Job(kind=JobKind.HOME, subject="", tenant=TENANT, person=person.id, at=both.clock.now())
    stored = await both.store.load(Person, person.id)
    gone = DocumentChange(Person, person.id, None, stored.version)
    await both.store.save([gone, DocumentChange(Job, row.key, row, 0)])
    await both.works()
    assert pages(both) == 1


async def test_in_a_workspace_of_nobody_s_it_says_so_and_keeps_nothing(both):
    tenant = unjoined_tenant("T1")
    speaker = Speaker(tenant=tenant, id=slack_person_id(tenant, "T1", "U1"), name="Zoe")
    await both.turn("zoe", Looked(), address=tab("zoe"), speaker=speaker)
    view = in_words(page(both))
    assert isinstance(view, Notice)
    assert "isn’t linked" in view.title
    assert "Write “hello”" in view.lines[-1]
    assert await both.load(Person, speaker.id) is None
