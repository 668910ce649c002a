"""The database itself refuses to change or remove an event."""

from django.db import migrations

SQLITE = [
    """CREATE TRIGGER audit_event_no_{verb} BEFORE {VERB} ON audit_event
       BEGIN SELECT RAISE(ABORT, 'audit events are append-only'); END"""
]
# INSERT OR REPLACE removes the old row without firing a trigger for DELETE.
SQLITE_REPLACE = """CREATE TRIGGER audit_event_no_replace BEFORE INSERT ON audit_event
   WHEN EXISTS (SELECT 1 FROM audit_event WHERE number = NEW.number)
   BEGIN SELECT RAISE(ABORT, 'audit events are append-only'); END"""
POSTGRES_FUNCTION = """
CREATE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'audit events are append-only'; END $$
"""


def make(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    if vendor == "postgresql":
        schema_editor.execute(POSTGRES_FUNCTION)
        schema_editor.execute(
            "CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_event "
            "FOR EACH ROW EXECUTE FUNCTION audit_append_only()"
        )
        return
    for verb in ("update", "delete"):
        schema_editor.execute(SQLITE[0].format(verb=verb, VERB=verb.upper()))
    schema_editor.execute(SQLITE_REPLACE)


def unmake(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER audit_event_append_only ON audit_event")
        schema_editor.execute("DROP FUNCTION audit_append_only()")
        return
    for verb in ("update", "delete", "replace"):
        schema_editor.execute(f"DROP TRIGGER audit_event_no_{verb}")


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(make, unmake)]
