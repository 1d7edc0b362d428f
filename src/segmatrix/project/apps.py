from django.apps import AppConfig
from django.contrib.staticfiles.apps import StaticFilesConfig
from django.utils.module_loading import autodiscover_modules


class ProjectConfig(AppConfig):
    """Joins the rooms: actions register their inputs for undo, tasks their kinds of job."""

    name = "segmatrix.project"

    def ready(self) -> None:
        autodiscover_modules("actions", "tasks")


class StaticFiles(StaticFilesConfig):
    """Serves what our pages load of other packages, and nothing else of theirs."""

    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "htm*x-4*", "ext"]
