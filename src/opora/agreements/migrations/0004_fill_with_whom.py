"""Of older agreements: with whoever was a client of the case on the day of the conclusion."""

from django.db import migrations

SIDES = """
    INSERT INTO agreements_side (agreement_id, person_id, since)
    SELECT a.id, p.person_id, a.concluded_on FROM agreements_agreement a
    JOIN cases_participant p ON p.case_id = a.case_id
    WHERE p.client AND p.since <= a.concluded_on
    AND (p.until IS NULL OR p.until >= a.concluded_on)
    ORDER BY a.id, p.id
"""
ONCE_MORE = """
    UPDATE {table} SET with_whom =
    (SELECT {listed} FROM agreements_side s WHERE s.agreement_id = {table}.id)
    WHERE id IN (SELECT agreement_id FROM agreements_side)
"""
LISTED = {
    "sqlite": "json_group_array(s.person_id)",
    "postgresql": "jsonb_agg(s.person_id ORDER BY s.id)",
}
TABLES = ("agreements_agreement", "agreements_historicalagreement")


def fill(apps, schema_editor):
    listed = LISTED[schema_editor.connection.vendor]
    schema_editor.execute(SIDES)
    for table in TABLES:
        schema_editor.execute(ONCE_MORE.format(table=table, listed=listed))


class Migration(migrations.Migration):

    dependencies = [
        ('agreements', '0003_with_whom'),
        ('cases', '0002_prefix_index'),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
