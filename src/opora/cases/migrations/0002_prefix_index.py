"""PostgreSQL finds a family by the beginning of its name only with a pattern index."""

from django.db import migrations

INDEX = "cases_case_family_folded_prefix"


def make(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"CREATE INDEX {INDEX} ON cases_case (family_folded text_pattern_ops)")


def unmake(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP INDEX {INDEX}")


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]
    operations = [migrations.RunPython(make, unmake)]
