"""A kind of contact: taken by somebody who doesn't see the running case in which it is left."""

from django.db import migrations, models

KINDS = [
    ("first", "První kontakt"),
    ("reached", "Spojili jsme se"),
    ("unreached", "Nezastihli jsme"),
    ("note", "Poznámka"),
    ("own_file", "Nahlédnutí klienta do dokumentace"),
    ("passed", "Kontakt z příjmu"),
]


class Migration(migrations.Migration):
    dependencies = [("intake", "0001_initial")]
    operations = [
        migrations.AlterField(
            model_name=name,
            name="kind",
            field=models.CharField(choices=KINDS, max_length=10),
        )
        for name in ("contact", "historicalcontact")
    ]
