"""What a whole message says of what is booked in a form of its own, which is tried before its words are weighed."""

from bot.language.acts.situation import Situation
from bot.language.chunking.shape import Shape
from bot.language.commands.own_limits import own_limit
from bot.language.interviews.answers.agreed_times import agreed_time, agreed_with_other
from bot.language.interviews.answers.answers_of_none import answer_of_none
from bot.language.interviews.answers.as_invited import said_of_invited
from bot.language.interviews.answers.days_answered import days_answered
from bot.language.interviews.answers.each_answered import each_answered
from bot.language.interviews.answers.leaving import leaving
from bot.language.interviews.answers.offered_instead import offered_instead
from bot.language.interviews.answers.others_suggested import suggested
from bot.language.interviews.answers.own_absences import own_absence
from bot.language.interviews.answers.partial_answers import part_only
from bot.language.interviews.answers.proposals import (
    asked_for_proposal,
    declined_proposal,
    only_proposal_taken,
    other_than_proposed,
    spoken_proposal,
    taken_proposal,
)
from bot.language.interviews.attendance.interviewer_news import interviewer_out
from bot.language.interviews.bare_follow_ups import bare_follow_up, substitute_beside
from bot.language.interviews.candidates.another_candidate import for_another
from bot.language.interviews.candidates.candidate_facts import corrected_name, told_fact
from bot.language.interviews.candidates.candidate_news import about_candidate, held_back, unmailed
from bot.language.interviews.candidates.candidate_or_interviewer import candidate_or_interviewer
from bot.language.interviews.candidates.document_links import document_link
from bot.language.interviews.changes.people.exchanged_people import exchanged_people
from bot.language.interviews.changes.people.parts_played import part_played
from bot.language.interviews.changes.people.pool_substitutes import pool_substitute
from bot.language.interviews.changes.repeats import repeated
from bot.language.interviews.changes.sessions.rest_of_loop import rest_moved
from bot.language.interviews.changes.times.exchanged_times import exchanged
from bot.language.interviews.hand_over import handed_alone
from bot.language.interviews.none_booked import none_booked
from bot.language.interviews.other_times import other_times
from bot.language.interviews.plain_phrases import plain_phrase
from bot.language.interviews.queries.day_questions import day_question
from bot.language.interviews.queries.free_for_booked import free_for_booked, free_then
from bot.language.interviews.queries.invitation_texts import asked_for_text
from bot.language.interviews.queries.plain_questions import plain_question
from bot.language.interviews.queries.session_questions import asked_session, booked_in_room
from bot.language.interviews.queries.who_could_join import who_could_join
from bot.language.interviews.targets.named_alone import met_alone, moved_alone, shown_alone
from bot.language.parsed import ParsedMessage
from bot.language.questions.room_asked_about import room_asked_about
from bot.language.requests import Question

_READERS = (
    own_limit,
    part_played,
    own_absence,
    each_answered,
    handed_alone,
    none_booked,
    for_another,
    held_back,
    about_candidate,
    interviewer_out,
    free_for_booked,
    who_could_join,
    free_then,
    plain_question,
    candidate_or_interviewer,
    corrected_name,
    told_fact,
    asked_for_text,
    shown_alone,
    met_alone,
    moved_alone,
    declined_proposal,
    other_than_proposed,
    only_proposal_taken,
    taken_proposal,
    agreed_time,
    bare_follow_up,
    repeated,
    rest_moved,
    exchanged,
    exchanged_people,
    other_times,
    offered_instead,
    answer_of_none,
)


def whole_message(
    shape: Shape, situation: Situation, after: Question | None
) -> ParsedMessage | None:
    """Return what one of these forms asks for; None for any other message."""
    early = (
        spoken_proposal(shape, situation)
        or asked_for_proposal(shape, situation)
        or room_asked_about(shape, after)
        or leaving(shape, situation)
        or document_link(shape, situation)
        or unmailed(shape, situation, after)
        or pool_substitute(shape, situation)
        or substitute_beside(shape, situation, after)
        or asked_session(shape, situation)
        or booked_in_room(shape, situation)
        or day_question(shape, situation)
    )
    if early is not None:
        return early
    of_invited = (
        agreed_with_other(shape, situation)
        or days_answered(shape, situation)
        or said_of_invited(shape, situation)
        or suggested(shape, situation)
        or part_only(shape, situation)
    )
    if (plain := of_invited or plain_phrase(shape, situation, after)) is not None:
        return plain
    return next((read for one in _READERS if (read := one(shape, situation)) is not None), None)
