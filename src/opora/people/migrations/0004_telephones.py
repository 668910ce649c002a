"""Telephones of people get columns of digits, so that they are found by an index."""

from django.db import migrations, models

from opora.people.phones import columns


def fill(apps, schema_editor):
    model = apps.get_model("people", "Person")
    for key, typed in list(model._base_manager.exclude(phone="").values_list("pk", "phone")):
        found = columns(typed)
        if found["phone_first"]:
            model._base_manager.filter(pk=key).update(**found)


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0003_last_word_of_a_code'),
    ]

    operations = [
        migrations.AddField(
            model_name='historicalperson',
            name='phone_first',
            field=models.CharField(blank=True, max_length=15),
        ),
        migrations.AddField(
            model_name='historicalperson',
            name='phone_second',
            field=models.CharField(blank=True, max_length=15),
        ),
        migrations.AddField(
            model_name='person',
            name='phone_first',
            field=models.CharField(blank=True, db_index=True, max_length=15),
        ),
        migrations.AddField(
            model_name='person',
            name='phone_second',
            field=models.CharField(blank=True, db_index=True, max_length=15),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
