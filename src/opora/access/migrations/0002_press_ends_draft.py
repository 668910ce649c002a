"""A press that is taken ends the draft that it was, by the database itself: one statement for both."""

from django.db import migrations

DROP = "DELETE FROM access_draft WHERE account_id = NEW.account_id AND page = NEW.draft;"
WHEN = "AFTER INSERT ON access_submission FOR EACH ROW WHEN (NEW.draft <> '')"
SQLITE = [f"CREATE TRIGGER access_press_ends_draft {WHEN} BEGIN {DROP} END"]
POSTGRES = [
    "CREATE FUNCTION access_press_ends_draft() RETURNS trigger LANGUAGE plpgsql AS"
    f" $$ BEGIN {DROP} RETURN NULL; END $$",
    f"CREATE TRIGGER access_press_ends_draft {WHEN} EXECUTE FUNCTION access_press_ends_draft()",
]


def make(apps, schema_editor):
    on_postgres = schema_editor.connection.vendor == "postgresql"
    for statement in POSTGRES if on_postgres else SQLITE:
        schema_editor.execute(statement)


def unmake(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER access_press_ends_draft ON access_submission")
        schema_editor.execute("DROP FUNCTION access_press_ends_draft()")
    else:
        schema_editor.execute("DROP TRIGGER access_press_ends_draft")


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]
    operations = [migrations.RunPython(make, unmake)]
