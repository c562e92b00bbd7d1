"""The views that the runtime shows by itself; keeps the RuntimeViews port."""

from collections.abc import Sequence

from bot.domain.card_subjects import interview_of
from bot.domain.errors import BotError
from bot.domain.jobs import JobKind
from bot.runtime.ports import View
from cards.layouts import VIEWS
from cards.view_models import DeadLetters, MovedCard, Notice, Problem, message
from cards.words.slack import YOU_WROTE


class CardViews:
    """Keeps the RuntimeViews port; it holds nothing."""

    def type_of(self, kind: str) -> type[View] | None:
        """Return the type of a kind of view, or None where this version knows no such kind."""
        return VIEWS.get(kind)

    def problem(self, error: BotError) -> View:
        """Return the card of an error."""
        return Problem.of(error)

    def given_back(self, written: str) -> View:
        """Return the words that somebody wrote into a form that has closed."""
        return Notice(lines=(YOU_WROTE, written), tone="quiet")

    def unexpected(self, reference: str) -> View:
        """Return the card that names a reference, and does not claim that nothing was changed."""
        return Problem(key=BotError.key, changed="unknown", reference=reference)

    def too_many_turns(self) -> View:
        """Return the request to wait a little."""
        return message("too-many-turns")

    def moved(self, subject: str, *, is_elsewhere: bool) -> View:
        """Return the quiet line in place of a card that moved down, or to another chat."""
        return MovedCard(interview=interview_of(subject), is_elsewhere=is_elsewhere)

    def dead_letters(
        self,
        counts: Sequence[tuple[int, JobKind]],
        names: Sequence[str],
        *,
        is_token_lost: bool,
        slack_install: str,
    ) -> View:
        """Return the card of work that was given up."""
        return DeadLetters(
            counts=tuple((count, kind.value) for count, kind in counts),
            names=tuple(names),
            is_token_lost=is_token_lost,
            slack_install=slack_install,
        )
