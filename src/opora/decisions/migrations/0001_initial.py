
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Parameter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('organisation_id', models.BigIntegerField()),
                ('service', models.CharField(max_length=60)),
                ('name', models.CharField(max_length=60)),
                ('value', models.PositiveIntegerField(null=True)),
                ('since', models.DateField()),
                ('by_id', models.BigIntegerField(null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('organisation_id', models.BigIntegerField()),
                ('service', models.CharField(max_length=60)),
                ('question', models.CharField(max_length=60)),
                ('decision', models.TextField()),
                ('confirmed', models.BooleanField(default=False)),
                ('on', models.DateField()),
                ('by_id', models.BigIntegerField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='AskedFact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('organisation_id', models.BigIntegerField()),
                ('case_id', models.BigIntegerField()),
                ('person_id', models.BigIntegerField(null=True)),
                ('fact', models.CharField(max_length=60)),
                ('value', models.JSONField(null=True)),
                ('on', models.DateField()),
                ('way', models.CharField(blank=True, max_length=20)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by_id', models.BigIntegerField()),
            ],
            options={
                'indexes': [models.Index(fields=['case_id', 'fact', 'on'], name='decisions_a_case_id_732449_idx')],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('organisation_id', models.BigIntegerField()),
                ('service', models.CharField(max_length=60)),
                ('site', models.CharField(blank=True, max_length=60)),
                ('case_id', models.BigIntegerField(null=True)),
                ('ask', models.CharField(max_length=60)),
                ('on', models.DateField()),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by_id', models.BigIntegerField()),
                ('answer', models.CharField(max_length=10)),
                ('taken', models.BooleanField(default=True)),
                ('version', models.CharField(max_length=60)),
                ('justification', models.TextField(blank=True)),
                ('rules', models.JSONField(default=list)),
                ('verdict', models.JSONField()),
                ('lifts', models.JSONField(default=list)),
            ],
            options={
                'indexes': [models.Index(fields=['case_id', 'id'], name='decisions_d_case_id_184da5_idx'), models.Index(fields=['service', 'on'], name='decisions_d_service_7b8cd5_idx')],
            },
        ),
        migrations.CreateModel(
            name='Postponement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('organisation_id', models.BigIntegerField()),
                ('case_id', models.BigIntegerField()),
                ('due', models.CharField(max_length=100)),
                ('until', models.DateField()),
                ('reason', models.TextField()),
                ('by_id', models.BigIntegerField()),
                ('on', models.DateField()),
            ],
            options={
                'indexes': [models.Index(fields=['case_id', 'due'], name='decisions_p_case_id_5e0911_idx')],
            },
        ),
        migrations.CreateModel(
            name='Handover',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('organisation_id', models.BigIntegerField()),
                ('service', models.CharField(max_length=60)),
                ('site', models.CharField(blank=True, max_length=60)),
                ('case_id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('permission', 'Permission'), ('step', 'Step')], max_length=12)),
                ('step', models.TextField()),
                ('why', models.TextField()),
                ('asked_on', models.DateField()),
                ('asked_by_id', models.BigIntegerField()),
                ('outcome', models.CharField(blank=True, choices=[('permitted', 'Permitted'), ('refused', 'Refused')], max_length=12)),
                ('reason', models.TextField(blank=True)),
                ('decided_on', models.DateField(null=True)),
                ('decided_by_id', models.BigIntegerField(null=True)),
                ('settled', models.BooleanField(default=False)),
                ('refused', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='handovers', to='decisions.decision')),
                ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='decisions.decision')),
            ],
            options={
                'indexes': [models.Index(fields=['case_id', 'settled'], name='decisions_h_case_id_04d3bb_idx'), models.Index(fields=['organisation_id', 'settled'], name='decisions_h_organis_2e22f4_idx')],
            },
        ),
    ]
