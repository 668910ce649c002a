"""Tasks as django-tasks keeps them in the database."""

from django_tasks import task

from opora.reminders.mail import send


@task()
def send_digest(digest_id: int) -> None:
    """One digest; a task that comes twice finds it claimed."""
    send(digest_id)
