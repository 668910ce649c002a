"""The way into the chain: an event put in through the view is its last link, and the head is told.

An event put into the table beside it leaves the head behind, and is found.
"""

from django.db import migrations

COLUMNS = (
    "number", "at", "actor_id", "organisation_id", "code",
    "case_id", "subjects", "digest", "previous", "hash",
)  # fmt: skip
NAMES, NEW = ", ".join(COLUMNS), ", ".join(f"NEW.{name}" for name in COLUMNS)
VIEW = f"CREATE VIEW audit_append AS SELECT {NAMES} FROM audit_event"
LINK = f"""
INSERT INTO audit_event ({NAMES}) VALUES ({NEW});
UPDATE audit_head SET number = NEW.number, hash = NEW.hash WHERE id = 1;
"""
SQLITE = [
    VIEW,
    f"CREATE TRIGGER audit_append_link INSTEAD OF INSERT ON audit_append BEGIN {LINK} END",
]
POSTGRES = [
    VIEW,
    "CREATE FUNCTION audit_append_link() RETURNS trigger LANGUAGE plpgsql AS"
    f" $$ BEGIN {LINK} RETURN NEW; END $$",
    "CREATE TRIGGER audit_append_link INSTEAD OF INSERT ON audit_append"
    " FOR EACH ROW EXECUTE FUNCTION audit_append_link()",
]


def make(apps, schema_editor):
    on_postgres = schema_editor.connection.vendor == "postgresql"
    for statement in POSTGRES if on_postgres else SQLITE:
        schema_editor.execute(statement)


def unmake(apps, schema_editor):
    schema_editor.execute("DROP VIEW audit_append")  # its trigger goes with it
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION audit_append_link()")


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_append_only")]
    operations = [migrations.RunPython(make, unmake)]
