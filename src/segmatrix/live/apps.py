from django.apps import AppConfig


class LiveConfig(AppConfig):
    name = "segmatrix.live"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the hub hear of this process's commits."""
        from segmatrix.activity.announcing import on_commit
        from segmatrix.live.hub import hub

        on_commit(hub.heard)
