"""JSON Schemas of the files of a batch: of the job, with which editors complete and check it."""

from cqquality.batch.job import Job
from cqquality.batch.manifest import Manifest
from cqquality.definitions.schema import FileKind
from cqquality.text import Text

KINDS = {
    "job": FileKind(
        Job, "job.yaml", Text("批处理任务：cqq batch", "a job: what cqq batch reads and writes")
    ),
    "manifest": FileKind(
        Manifest, "manifest.json", Text("批处理写出的清单", "what a batch read and wrote")
    ),
}
