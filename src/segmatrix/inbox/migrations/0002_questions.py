from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("inbox", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="notice",
            name="proposal_id",
            field=models.CharField(blank=True, max_length=16),
        ),
        migrations.AddField(
            model_name="notice",
            name="question_id",
            field=models.CharField(blank=True, max_length=16),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(fields=["question_id"], name="notices_of_a_question"),
        ),
    ]
