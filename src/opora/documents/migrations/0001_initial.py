
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '0001_initial'),
        ('cases', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('made', models.CharField(choices=[('printed', 'vytištěno'), ('scanned', 'přiložený sken')], max_length=10)),
                ('paper', models.CharField(max_length=40)),
                ('about_id', models.BigIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('language', models.CharField(default='cs', max_length=5)),
                ('version', models.CharField(blank=True, max_length=80)),
                ('template', models.CharField(blank=True, max_length=16)),
                ('standard', models.CharField(blank=True, max_length=40)),
                ('media_type', models.CharField(max_length=40)),
                ('digest', models.CharField(max_length=64)),
                ('size', models.PositiveIntegerField()),
                ('pages', models.PositiveIntegerField()),
                ('on', models.DateField()),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('void_reason', models.TextField(blank=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='documents', to='cases.case')),
                ('signed_of', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='signed', to='documents.document')),
            ],
        ),
        migrations.CreateModel(
            name='Sealed',
            fields=[
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='sealed', serialize=False, to='documents.document')),
                ('content', models.BinaryField()),
                ('words', models.BinaryField(null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='GivenOut',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('way', models.CharField(choices=[('in_person', 'osobně'), ('post', 'poštou'), ('email', 'e-mailem'), ('data_box', 'datovou schránkou'), ('other', 'jinak')], max_length=10)),
                ('whom', models.CharField(max_length=200)),
                ('note', models.TextField(blank=True)),
                ('void_reason', models.TextField(blank=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='given_out', to='documents.document')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='HistoricalDocument',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('made', models.CharField(choices=[('printed', 'vytištěno'), ('scanned', 'přiložený sken')], max_length=10)),
                ('paper', models.CharField(max_length=40)),
                ('about_id', models.BigIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('language', models.CharField(default='cs', max_length=5)),
                ('version', models.CharField(blank=True, max_length=80)),
                ('template', models.CharField(blank=True, max_length=16)),
                ('standard', models.CharField(blank=True, max_length=40)),
                ('media_type', models.CharField(max_length=40)),
                ('digest', models.CharField(max_length=64)),
                ('size', models.PositiveIntegerField()),
                ('pages', models.PositiveIntegerField()),
                ('on', models.DateField()),
                ('at', models.DateTimeField(blank=True, editable=False)),
                ('void_reason', models.TextField(blank=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField()),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='cases.case')),
                ('history_user', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('signed_of', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='documents.document')),
            ],
            options={
                'verbose_name': 'historical document',
                'verbose_name_plural': 'historical documents',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalGivenOut',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('on', models.DateField()),
                ('way', models.CharField(choices=[('in_person', 'osobně'), ('post', 'poštou'), ('email', 'e-mailem'), ('data_box', 'datovou schránkou'), ('other', 'jinak')], max_length=10)),
                ('whom', models.CharField(max_length=200)),
                ('note', models.TextField(blank=True)),
                ('void_reason', models.TextField(blank=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField()),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('document', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='documents.document')),
                ('history_user', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical given out',
                'verbose_name_plural': 'historical given outs',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Letterhead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField()),
                ('address', models.CharField(max_length=300)),
                ('number', models.CharField(blank=True, max_length=20)),
                ('contact', models.CharField(blank=True, max_length=300)),
                ('logo', models.BinaryField(null=True)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.organisation')),
            ],
        ),
        migrations.AddIndex(
            model_name='document',
            index=models.Index(fields=['case', 'on'], name='documents_d_case_id_c85730_idx'),
        ),
        migrations.AddIndex(
            model_name='letterhead',
            index=models.Index(fields=['organisation', 'since'], name='documents_l_organis_d121ca_idx'),
        ),
    ]
