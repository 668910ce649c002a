"""Roles have days; of a password it is known since when it holds and whose choice it was."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("access", "0002_press_ends_draft")]
    operations = [
        migrations.RemoveConstraint("assignment", "assignment_once"),
        migrations.AddField("assignment", "since", models.DateField(null=True)),
        migrations.AddField("assignment", "until", models.DateField(null=True)),
        migrations.AlterField(
            "assignment",
            "account",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="assignments",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            "assignment",
            models.UniqueConstraint(
                condition=models.Q(("until", None)),
                fields=("account", "role", "service", "site"),
                name="assignment_standing_once",
            ),
        ),
        migrations.AddField("account", "password_since", models.DateField(null=True)),
        migrations.AddField(
            "account", "password_is_lent", models.BooleanField(default=False)
        ),
    ]
