"""A meeting that did not take place may be written down although it was in no calendar."""

from django.db import migrations, models

BOTH = ("appointment", "historicalappointment")


class Migration(migrations.Migration):
    dependencies = [("appointments", "0003_know_if_several")]
    operations = [
        operation
        for model in BOTH
        for operation in (
            migrations.AddField(model, "unplanned", models.BooleanField(default=False)),
            migrations.AddField(model, "void_reason", models.TextField(blank=True, default=""), preserve_default=False),
        )
    ]
