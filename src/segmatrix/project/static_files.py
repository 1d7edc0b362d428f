"""Static files as browsers may keep them: named by content, compressed."""

from servestatic.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Names each file by its content, and the modules that a module imports too.

    A page and a module must reach one file by one address, or a browser would run it twice.
    """

    support_js_module_import_aggregation = True
