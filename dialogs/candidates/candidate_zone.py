"""Where a candidate lives, as far as their zone goes: told by their own page, with this link or an earlier one."""

from collections.abc import Sequence

from bot.domain.bookings.candidate_links import CandidateLink
from bot.domain.bookings.candidates import CANDIDATE_INDEX, candidate_key
from bot.domain.bookings.interviews import Interview
from bot.runtime.unit_of_work import UnitOfWork


async def known_zone_of(tenant: str, name: str, mail: str, unit_of_work: UnitOfWork) -> str:
    """Return the zone in which this candidate last chose or wrote; empty where they never did, or might be somebody else."""
    if not name:
        return ""
    key = candidate_key(tenant, name)
    links = await unit_of_work.find(CandidateLink, CANDIDATE_INDEX, key)
    interviews = await unit_of_work.find(Interview, CANDIDATE_INDEX, key)
    told = [
        *((one.created_at, one.zone, one.candidate_mail) for one in links),
        *(
            (one.booked_at, own.zone, one.candidate_mail)
            for one in interviews
            if (own := one.candidate_invitation)
        ),
    ]
    if _are_several([of for _, _, of in told] + [mail]):
        told = [one for one in told if mail and one[2].casefold() == mail.casefold()]
    return max(((at, zone) for at, zone, _ in told if zone), default=("", ""))[1]


def _are_several(mails: Sequence[str]) -> bool:
    """Whether people of one name have more than one address."""
    return len({one.casefold() for one in mails if one}) > 1
