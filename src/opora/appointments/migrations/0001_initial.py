
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '0001_initial'),
        ('cases', '0001_initial'),
        ('people', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Group',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('service', models.CharField(max_length=60)),
                ('site', models.CharField(max_length=60)),
                ('booked_on', models.DateField()),
                ('booked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.organisation')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='HistoricalMeetingRoom',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('service', models.CharField(max_length=60)),
                ('site', models.CharField(max_length=60)),
                ('name', models.CharField(max_length=80)),
                ('closed_from', models.DateField(null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField()),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='access.organisation')),
            ],
            options={
                'verbose_name': 'historical meeting room',
                'verbose_name_plural': 'historical meeting rooms',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalReview',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('on', models.DateField()),
                ('outcome', models.TextField()),
                ('void_reason', models.TextField(blank=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField()),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.case')),
                ('history_user', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical review',
                'verbose_name_plural': 'historical reviews',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='MeetingRoom',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('service', models.CharField(max_length=60)),
                ('site', models.CharField(max_length=60)),
                ('name', models.CharField(max_length=80)),
                ('closed_from', models.DateField(null=True)),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='Appointment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('service', models.CharField(max_length=60)),
                ('site', models.CharField(max_length=60)),
                ('kind', models.CharField(max_length=60)),
                ('day', models.DateField()),
                ('at', models.TimeField()),
                ('minutes', models.PositiveIntegerField()),
                ('workers', models.JSONField(default=list)),
                ('place', models.CharField(blank=True, max_length=60)),
                ('channel', models.CharField(blank=True, max_length=60)),
                ('clash_reason', models.TextField(blank=True)),
                ('note', models.TextField(blank=True)),
                ('kept', models.JSONField(default=dict)),
                ('with_whom', models.JSONField(default=list)),
                ('decision_id', models.BigIntegerField(null=True)),
                ('state', models.CharField(choices=[('planned', 'naplánovaná'), ('held', 'proběhla'), ('cancelled', 'zrušená')], default='planned', max_length=10)),
                ('with_series', models.BooleanField(default=False)),
                ('moved_by', models.CharField(blank=True, choices=[('client', 'Klient'), ('service', 'My'), ('other', 'Někdo další')], max_length=10)),
                ('cancelled_on', models.DateField(null=True)),
                ('cancelled_by', models.CharField(blank=True, choices=[('client', 'Klient'), ('no_show', 'Bez omluvy'), ('service', 'My'), ('other', 'Někdo další')], max_length=10)),
                ('serious', models.CharField(blank=True, choices=[('yes', 'Ano'), ('no', 'Ne'), ('', 'Neptali jsme se')], max_length=5)),
                ('cancel_note', models.TextField(blank=True)),
                ('booked_on', models.DateField()),
                ('booked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='cases.case')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.organisation')),
                ('worker', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('group', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='appointments.group')),
                ('room', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='appointments.meetingroom')),
            ],
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('outcome', models.TextField()),
                ('void_reason', models.TextField(blank=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cooperation_reviews', to='cases.case')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RoomTime',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('step', models.PositiveSmallIntegerField()),
                ('appointment', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='appointments.appointment')),
                ('group', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='appointments.group')),
                ('room', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='appointments.meetingroom')),
            ],
        ),
        migrations.CreateModel(
            name='Series',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rule', models.CharField(max_length=120)),
                ('starts', models.DateField()),
                ('holidays', models.CharField(max_length=10)),
                ('on', models.DateField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='series', to='cases.case')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='HistoricalAppointment',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('service', models.CharField(max_length=60)),
                ('site', models.CharField(max_length=60)),
                ('kind', models.CharField(max_length=60)),
                ('day', models.DateField()),
                ('at', models.TimeField()),
                ('minutes', models.PositiveIntegerField()),
                ('workers', models.JSONField(default=list)),
                ('place', models.CharField(blank=True, max_length=60)),
                ('channel', models.CharField(blank=True, max_length=60)),
                ('clash_reason', models.TextField(blank=True)),
                ('note', models.TextField(blank=True)),
                ('kept', models.JSONField(default=dict)),
                ('with_whom', models.JSONField(default=list)),
                ('decision_id', models.BigIntegerField(null=True)),
                ('state', models.CharField(choices=[('planned', 'naplánovaná'), ('held', 'proběhla'), ('cancelled', 'zrušená')], default='planned', max_length=10)),
                ('with_series', models.BooleanField(default=False)),
                ('moved_by', models.CharField(blank=True, choices=[('client', 'Klient'), ('service', 'My'), ('other', 'Někdo další')], max_length=10)),
                ('cancelled_on', models.DateField(null=True)),
                ('cancelled_by', models.CharField(blank=True, choices=[('client', 'Klient'), ('no_show', 'Bez omluvy'), ('service', 'My'), ('other', 'Někdo další')], max_length=10)),
                ('serious', models.CharField(blank=True, choices=[('yes', 'Ano'), ('no', 'Ne'), ('', 'Neptali jsme se')], max_length=5)),
                ('cancel_note', models.TextField(blank=True)),
                ('booked_on', models.DateField()),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField()),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('booked_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.case')),
                ('group', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='appointments.group')),
                ('history_user', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='access.organisation')),
                ('worker', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('room', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='appointments.meetingroom')),
                ('series', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='appointments.series')),
            ],
            options={
                'verbose_name': 'historical appointment',
                'verbose_name_plural': 'historical appointments',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name='appointment',
            name='series',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='appointments.series'),
        ),
        migrations.CreateModel(
            name='AppointmentPerson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('appointment', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='people', to='appointments.appointment')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('appointment', 'person'), name='expected_once')],
            },
        ),
        migrations.AddIndex(
            model_name='meetingroom',
            index=models.Index(fields=['organisation', 'service', 'site'], name='appointment_organis_e969f3_idx'),
        ),
        migrations.AddConstraint(
            model_name='roomtime',
            constraint=models.UniqueConstraint(fields=('room', 'day', 'step'), name='room_taken_once'),
        ),
        migrations.AddIndex(
            model_name='appointment',
            index=models.Index(fields=['case', '-day'], name='appointment_case_id_e8ac65_idx'),
        ),
        migrations.AddIndex(
            model_name='appointment',
            index=models.Index(fields=['worker', 'day'], name='appointment_worker__8b39e8_idx'),
        ),
        migrations.AddIndex(
            model_name='appointment',
            index=models.Index(fields=['organisation', 'service', 'site', 'day'], name='appointment_organis_4c4ceb_idx'),
        ),
    ]
