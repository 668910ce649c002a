"""What stays behind when a role ends."""

from datetime import date

from opora.access.accounts.post import Post
from opora.access.accounts.queries import AccountRow, RoleHeld
from opora.access.roles import PROFESSIONALS
from opora.access.viewer import Viewer
from opora.cases.leaders.queries import A_DAY
from opora.cases.queries import CaseRow
from opora.desk.leaving.queries import Left, left_by


def left_behind(viewer: Viewer, who: AccountRow, role: RoleHeld, until: date) -> Left:
    """Running cases there that the worker would still answer for after the day.

    Those that another role of theirs still covers stay. As far as the viewer sees them.
    """
    others = [one.post for one in who.roles if one.id != role.id and _holds(one, until + A_DAY)]

    def is_left(row: CaseRow) -> bool:
        return _covers(role.post, row.service, row.site) and not any(
            one.role in PROFESSIONALS and _covers(one, row.service, row.site) for one in others
        )

    left = left_by(viewer, who.id, until)
    return Left(tuple(filter(is_left, left.led)), tuple(filter(is_left, left.unled)))


def _holds(role: RoleHeld, day: date) -> bool:
    return (role.since or day) <= day <= (role.until or day)


def _covers(post: Post, service: str, site: str) -> bool:
    return post.service == service and post.site in ("", site)
