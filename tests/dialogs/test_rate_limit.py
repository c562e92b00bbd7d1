from msgspec.structs import replace

from bot.runtime.turn import Outcome, OutgoingView, Pressed
from bot.runtime.turns import rate_limit
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Connect
from cards.runtime_views import CardViews
from cards.view_models import Notice
from tests.harness.office_stories import turn_of

WAIT = CardViews().too_many_turns()


class Heard:
    def __init__(self):
        self.count = 0
        self.step = rate_limit.with_rate_limit(self.answer)

    async def answer(self, _turn, _state, _ports):
        self.count += 1
        return Outcome(show=[OutgoingView(view=Notice(lines=("heard",)))])

    async def says(self, office, number, who="ian", **changes):
        turn = replace(turn_of(who), id=f"{who}{number}", **{"now": office.clock.now(), **changes})
        return (await self.step(turn, UnitOfWork(office.store), office.ports)).show


async def test_a_flood_is_answered_kindly_once_and_passes(office):
    heard = Heard()
    shown = [await heard.says(office, number) for number in range(rate_limit.BURST + 5)]
    assert heard.count == rate_limit.BURST
    assert [one[0].view for one in shown if one and one[0].view == WAIT] == [WAIT]
    pressed = Pressed(Connect())
    assert (await heard.says(office, 99, content=pressed))[0].view == WAIT
    await heard.says(office, 1, who="mei")
    office.clock.pass_(seconds=5)
    assert (await heard.says(office, 100))[0].view != WAIT


async def test_a_turn_that_starts_over_counts_once(office):
    heard = Heard()
    for _ in range(rate_limit.BURST * 2):
        await heard.says(office, 1)
    assert heard.count == rate_limit.BURST * 2


async def test_who_was_quiet_longest_is_forgotten_first(office, monkeypatch):
    monkeypatch.setattr(rate_limit, "PEOPLE_MOST", 1)
    heard = Heard()
    for number in range(rate_limit.BURST):
        await heard.says(office, number)
    await heard.says(office, 1, who="mei")
    assert (await heard.says(office, 99))[0].view != WAIT
