"""A first contact as its action takes it, out of what was typed."""

from collections.abc import Callable
from datetime import date

from opora.decisions.asked import AnswersForm
from opora.intake.coming_back import person_of
from opora.intake.given import Reach, Talk, Who
from opora.people.codes import alike
from opora.ui.forms import OporaForm

NAMED, NAMELESS = "named", "anonymous"
ONE_OFF = "one_off"


class ToldContact(OporaForm):
    """The part of the form of a first contact that tells the action what was said.

    ``returning``: the earlier case of those who come back; ``asked``: questions of the service.
    """

    returning: int | None
    asked: AnswersForm

    @property
    def place(self) -> tuple[str, str]:
        """Service and site."""
        service, _colon, site = str(self.cleaned_data["post"]).partition(":")
        return service, site

    @property
    def day(self) -> date:
        """The day of the contact."""
        found = self.cleaned_data["on"]
        assert isinstance(found, date)
        return found

    def who_it_is(self, free_code: Callable[[], str], *, someone_new: str = "") -> Who:
        """By name, or by a code: one that is ``someone_new``, or drawn where none is agreed on."""
        given = self.cleaned_data
        told, nameless = given.get("birth"), given.get("who") == NAMELESS
        drawn = free_code() if nameless and "code" not in self.fields else ""
        return Who(
            anonymous=nameless,
            code=given.get("code") or drawn,
            given_name=given.get("given_name") or "",
            family_name=given.get("family_name") or "",
            family_title=given.get("family_title") or "",
            relation=given.get("relation") or "",
            **({"birth": told.birth, "age": told.age} if told else {}),
            returning=self.returning,
            person_id=person_of(given),
            someone_new=bool(drawn) or alike(someone_new) == alike(given.get("code") or ""),
        )

    def reach(self) -> Reach:
        """How we may get in touch."""
        given = self.cleaned_data
        return Reach(
            phone=given.get("phone") or "",
            email=given.get("email") or "",
            when=given.get("when") or "",
            message=given.get("message"),
            caller_name=given.get("caller_name") or "",
        )

    @property
    def is_one_off(self) -> bool:
        """Nobody comes again: the case ends with the contact."""
        return self.cleaned_data.get("next_step") == ONE_OFF

    def talk(self) -> Talk:
        """What it was about."""
        given = self.cleaned_data
        return Talk(
            way=given.get("way") or "",
            request=given.get("request") or "",
            danger=given.get("danger"),
            area=given.get("area") or "",
            referrer=given.get("referrer") or "",
            target_group=given.get("target_group") or "",
            next_step="" if self.is_one_off else given.get("next_step") or "",
            informed=given.get("informed"),
            answers=self.asked.known(),
        )
