"""PostgreSQL finds by the beginning of a word only with pattern indexes."""

from django.db import migrations

COLUMNS = ("family_folded", "given_folded", "code_folded", "code_alike")


def make(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for column in COLUMNS:
        schema_editor.execute(
            f"CREATE INDEX people_person_{column}_prefix ON people_person ({column} text_pattern_ops)"
        )


def unmake(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for column in COLUMNS:
        schema_editor.execute(f"DROP INDEX people_person_{column}_prefix")


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunPython(make, unmake)]
