"""The kinds of handlers, as types: what answers a turn, a request or a press in it, and what does a job.

A handler reads through its unit of work, decides, and returns what to save and what to show. `turn_runner` saves first and shows
afterwards, and runs a handler again where somebody else was faster.
"""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.domain.jobs import Job
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Turn
from bot.runtime.unit_of_work import UnitOfWork

Asked = TypeVar("Asked")
"""What was said or pressed: a parsed message, a request of it, or an action."""
Handler = Callable[[Turn, Asked, UnitOfWork, Ports], Awaitable[Outcome]]
TurnHandler = Callable[[Turn, UnitOfWork, Ports], Awaitable[Outcome]]
"""What finds out what a turn asks for, or shows what nobody asked for."""
JobHandler = Callable[[Job, UnitOfWork, Ports], Awaitable[Outcome]]
