"""Telephones of agreed ways get columns of digits, so that they are found by an index."""

from django.db import migrations, models

from opora.people.phones import columns


def fill(apps, schema_editor):
    model = apps.get_model("cases", "AgreedWay")
    for key, typed in list(model._base_manager.exclude(contact="").values_list("pk", "contact")):
        found = columns(typed)
        if found["phone_first"]:
            model._base_manager.filter(pk=key).update(**found)


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0002_prefix_index'),
    ]

    operations = [
        migrations.AddField(
            model_name='agreedway',
            name='phone_first',
            field=models.CharField(blank=True, db_index=True, max_length=15),
        ),
        migrations.AddField(
            model_name='agreedway',
            name='phone_second',
            field=models.CharField(blank=True, db_index=True, max_length=15),
        ),
        migrations.AddField(
            model_name='historicalagreedway',
            name='phone_first',
            field=models.CharField(blank=True, max_length=15),
        ),
        migrations.AddField(
            model_name='historicalagreedway',
            name='phone_second',
            field=models.CharField(blank=True, max_length=15),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
