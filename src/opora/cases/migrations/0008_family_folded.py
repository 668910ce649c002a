"""Families are found by the name they go by, on PostgreSQL by a pattern index."""

from django.db import migrations, models

from opora.access.sorting import folded


def fill(apps, schema_editor):
    case = apps.get_model("cases", "Case")
    for row in case._base_manager.filter(family=True).only("pk", "title").iterator():
        case._base_manager.filter(pk=row.pk).update(family_folded=folded(row.title))


def empty(apps, schema_editor):
    """The columns go by themselves."""


def make(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE INDEX cases_case_family_folded_prefix"
            " ON cases_case (family_folded text_pattern_ops)"
        )


def unmake(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX cases_case_family_folded_prefix")


class Migration(migrations.Migration):
    dependencies = [("cases", "0007_withdrawn")]
    operations = [
        *(
            migrations.AddField(
                model,
                "family_folded",
                models.CharField(blank=True, default="", max_length=200),
                preserve_default=False,
            )
            for model in ("case", "historicalcase")
        ),
        migrations.AddIndex(
            "case",
            models.Index(
                fields=["organisation", "family_folded"], name="cases_case_organis_fe92db_idx"
            ),
        ),
        migrations.RunPython(make, unmake),
        migrations.RunPython(fill, empty),
    ]
