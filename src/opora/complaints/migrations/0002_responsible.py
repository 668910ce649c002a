from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("complaints", "0001_initial")]

    operations = [
        migrations.RenameField("complaint", "handler", "responsible"),
        migrations.RenameField("historicalcomplaint", "handler", "responsible"),
    ]
