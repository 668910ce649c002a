
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalPerson',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('kind', models.CharField(choices=[('named', 'se jménem'), ('anonymous', 'bez jména')], max_length=10)),
                ('code', models.CharField(blank=True, max_length=40)),
                ('code_folded', models.CharField(blank=True, max_length=40)),
                ('code_alike', models.CharField(blank=True, max_length=40)),
                ('given_name', models.CharField(blank=True, max_length=100)),
                ('family_name', models.CharField(blank=True, max_length=100)),
                ('given_folded', models.CharField(blank=True, max_length=100)),
                ('family_folded', models.CharField(blank=True, max_length=100)),
                ('sort_name', models.CharField(blank=True, max_length=240)),
                ('born_from', models.DateField(null=True)),
                ('born_to', models.DateField(null=True)),
                ('phone', models.CharField(blank=True, max_length=40)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('address', models.CharField(blank=True, max_length=300)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField()),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='access.organisation')),
            ],
            options={
                'verbose_name': 'historical person',
                'verbose_name_plural': 'historical persons',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('named', 'se jménem'), ('anonymous', 'bez jména')], max_length=10)),
                ('code', models.CharField(blank=True, max_length=40)),
                ('code_folded', models.CharField(blank=True, max_length=40)),
                ('code_alike', models.CharField(blank=True, max_length=40)),
                ('given_name', models.CharField(blank=True, max_length=100)),
                ('family_name', models.CharField(blank=True, max_length=100)),
                ('given_folded', models.CharField(blank=True, max_length=100)),
                ('family_folded', models.CharField(blank=True, max_length=100)),
                ('sort_name', models.CharField(blank=True, max_length=240)),
                ('born_from', models.DateField(null=True)),
                ('born_to', models.DateField(null=True)),
                ('phone', models.CharField(blank=True, max_length=40)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('address', models.CharField(blank=True, max_length=300)),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'family_folded'], name='people_pers_organis_bd36cb_idx'), models.Index(fields=['organisation', 'given_folded'], name='people_pers_organis_9bcb7c_idx'), models.Index(fields=['organisation', 'code_alike'], name='code_alike_found')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('code_folded', ''), _negated=True), fields=('organisation', 'code_folded'), name='code_once'), models.CheckConstraint(condition=models.Q(('kind', 'named'), models.Q(('address', ''), ('born_from', None), ('born_to', None), ('email', ''), ('family_name', ''), ('given_name', ''), ('phone', '')), _connector='OR'), name='anonymous_has_no_identity')],
            },
        ),
    ]
