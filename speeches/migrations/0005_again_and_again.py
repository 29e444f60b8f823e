import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

from speeches.review import likeness


def index_those_in_force(apps, schema_editor):
    """Write the telling pairs of the requirements that were confirmed before there was an index."""
    requirement = apps.get_model("speeches", "Requirement")
    pair = apps.get_model("speeches", "RequirementPair")
    rows = requirement.objects.exclude(state__in=["draft", "dismissed"]).only("quote", "actors", "deadlines")
    found = []
    for row in rows.iterator(chunk_size=2_000):
        said = [one["text"] for one in (*row.actors, *row.deadlines)]
        found += [pair(requirement=row, pair=key) for key in likeness.keys(likeness.pairs(row.quote, said))]
        if len(found) > 5_000:
            pair.objects.bulk_create(found, batch_size=2_000)
            found.clear()
    pair.objects.bulk_create(found, batch_size=2_000)


class Migration(migrations.Migration):

    dependencies = [
        ('speeches', '0003_figures_to_reach'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='requirement',
            name='repeats',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='repeated_by', to='speeches.requirement', verbose_name='asks again for'),
        ),
        migrations.AddField(
            model_name='requirement',
            name='withdrawn',
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AlterField(
            model_name='event',
            name='verb',
            field=models.CharField(choices=[('logged', 'Speech logged'), ('extracted', 'Drafts found'), ('added', 'Added by hand'), ('imported', 'Taken over from an old ledger'), ('edited', 'Edited'), ('confirmed', 'Confirmed'), ('dismissed', 'Dismissed'), ('restored', 'Decision taken back'), ('merged', 'Merged'), ('split', 'Split'), ('reviewed', 'Review finished'), ('linked', 'Noted as asked for before'), ('repeated', 'Asked for again'), ('joined', 'Joined to the earlier one'), ('assigned', 'Docketed and assigned'), ('reassigned', 'Units changed'), ('acknowledged', 'Acknowledged'), ('objected', 'Objected'), ('objection_settled', 'Objection settled'), ('reported', 'Report written'), ('released', 'Report released'), ('closure_asked', 'Closure asked for'), ('sent_back', 'Report sent back by the unit head'), ('accepted', 'Report accepted'), ('returned', 'Returned for rework'), ('verified', 'Verified'), ('urged', 'Urged'), ('extension_asked', 'Extension asked for'), ('extension_granted', 'Extension granted'), ('extension_refused', 'Extension refused'), ('instructed', 'Instruction given'), ('closed', 'Closed'), ('reopened', 'Reopened'), ('cancelled', 'Cancelled')], max_length=20, verbose_name='what'),
        ),
        migrations.CreateModel(
            name='RequirementPair',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('pair', models.CharField(max_length=2)),
                ('requirement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pairs', to='speeches.requirement')),
            ],
            options={
                'indexes': [models.Index(fields=['pair', '-requirement'], name='requirement_pair')],
            },
        ),
        migrations.CreateModel(
            name='ReviewStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('act', models.CharField(max_length=20, verbose_name='what')),
                ('before', models.JSONField(default=list)),
                ('versions', models.JSONField(default=dict)),
                ('undone', models.BooleanField(default=False)),
                ('at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name='when')),
                ('actor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('speech', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='speeches.speech')),
            ],
            options={
                'verbose_name': 'step of a review',
                'verbose_name_plural': 'steps of reviews',
                'indexes': [models.Index(fields=['speech', 'actor', '-id'], name='review_step_latest')],
            },
        ),
        migrations.RunPython(index_those_in_force, migrations.RunPython.noop),
    ]
