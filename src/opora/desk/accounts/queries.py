"""What stays behind when a role ends."""

from datetime import date, timedelta

from opora.access.accounts.post import Post
from opora.access.accounts.queries import AccountRow, RoleHeld
from opora.access.roles import PROFESSIONALS
from opora.access.viewer import Viewer
from opora.cases.queries import CaseRow, cases
from opora.desk.day import RUNNING
from opora.desk.leaving.queries import MOST


def left_behind(viewer: Viewer, who: AccountRow, role: RoleHeld, until: date) -> list[CaseRow]:
    """Running cases that the worker leads there and could lead no more after the day.

    Those that another role of theirs still covers stay. As far as the viewer sees them.
    """
    after = until + timedelta(days=1)
    others = [one.post for one in who.roles if one.id != role.id and _holds(one, after)]
    rows, _in_all = cases(viewer, stages=RUNNING, whose=who.id, limit=MOST)
    return [
        row
        for row in rows
        if _covers(role.post, row.service, row.site)
        and not any(
            one.role in PROFESSIONALS and _covers(one, row.service, row.site) for one in others
        )
    ]


def _holds(role: RoleHeld, day: date) -> bool:
    return (role.since or day) <= day <= (role.until or day)


def _covers(post: Post, service: str, site: str) -> bool:
    return post.service == service and post.site in ("", site)
