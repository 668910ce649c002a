"""The last word of a code gets a column, so that it is found by an index."""

from django.db import migrations, models

from opora.people.codes import last_word

UNUSED = "people_person_code_folded_prefix"


def fill(apps, schema_editor):
    for name in ("Person", "HistoricalPerson"):
        model = apps.get_model("people", name)
        for key, code in list(model._base_manager.exclude(code="").values_list("pk", "code")):
            if last := last_word(code):
                model._base_manager.filter(pk=key).update(code_last=last)


def drop_unused(apps, schema_editor):
    """Nobody looks for the beginning of a code as it is folded any more."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP INDEX {UNUSED}")


def make_again(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"CREATE INDEX {UNUSED} ON people_person (code_folded text_pattern_ops)"
        )


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0002_press_ends_draft'),
        ('people', '0002_prefix_indexes'),
    ]

    operations = [
        migrations.AddField(
            model_name='historicalperson',
            name='code_last',
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name='person',
            name='code_last',
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(drop_unused, make_again),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(fields=['organisation', 'code_last'], name='code_last_found'),
        ),
    ]
