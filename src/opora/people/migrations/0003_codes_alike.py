"""Codes get a column by which those that look the same are found; PostgreSQL its prefix index."""

import unicodedata

from django.db import migrations, models

INDEX = "people_person_code_alike_prefix"


def fill(apps, schema_editor):
    for person in apps.get_model("people", "Person").objects.exclude(code=""):
        plain = unicodedata.normalize("NFKD", person.code.casefold())
        said = "".join(one for one in plain if one.isalnum() and not unicodedata.combining(one))
        person.code_alike = said.translate(str.maketrans({"0": "o", "1": "i", "l": "i"}))
        person.save(update_fields=["code_alike"])


def make(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"CREATE INDEX {INDEX} ON people_person (code_alike text_pattern_ops)"
        )


def unmake(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP INDEX {INDEX}")


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0009_narrowing"),
        ("people", "0002_prefix_indexes"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalperson",
            name="code_alike",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="person",
            name="code_alike",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["organisation", "code_alike"], name="code_alike_found"),
        ),
        migrations.RunPython(make, unmake),
    ]
