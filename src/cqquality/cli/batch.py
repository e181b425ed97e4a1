"""`cqq batch`: the reports of a month from a job file, unattended."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cqquality.cli.option import PeriodType, debug_option, jobs_option, language_option
from cqquality.cli.output import EXIT_FOUND
from cqquality.cli.speech import said
from cqquality.text import Language, Text

if TYPE_CHECKING:
    from cqquality.batch.manifest import Manifest
    from cqquality.period import Period


@click.command(
    help=said(
        "按任务文件读取一期报表，写出全部报告和一份清单。JOB 为 YAML 文件，见 --init。",
        "Turn the returns of a period into all reports and a manifest. JOB is a YAML file; see "
        "--init.",
    ),
    short_help=said("按任务文件批量生成报告", "make all reports of a period from a job file"),
    epilog=said(
        "退出码：0 已完成；1 有报表不能读取，或有达到 fail_on 级别的问题，或核对不符；2 无法运行。",
        "Exit codes: 0 done; 1 a return could not be read, something at or above fail_on was "
        "found, or a verification failed; 2 could not run.",
    ),
)
@click.argument("job", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--period",
    "periods",
    type=PeriodType(),
    multiple=True,
    metavar="2014-06",
    help=said(
        "期别：评价日为其最后一天，并填写占位符；可重复，依次运行",
        "the period: judged as of its last day; repeatable, one after the other",
    ),
)
@jobs_option
@click.option(
    "--force",
    is_flag=True,
    help=said("没有变化也重新读取、运行", "read and run even what is unchanged"),
)
@click.option(
    "--log-format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help=said("日志（标准错误）的格式", "format of the log, on the error stream"),
)
@click.option("--init", is_flag=True, help=said("输出带注释的任务文件", "print a commented job"))
@click.option(
    "--verify",
    "manifest",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="MANIFEST",
    help=said("核对清单：输出确由其输入得出", "prove that the outputs come from the inputs"),
)
@language_option
@debug_option
def batch(
    job: Path | None,
    periods: "tuple[Period, ...]",
    jobs: int | None,
    force: bool,
    log_format: str,
    init: bool,
    manifest: Path | None,
    language: Language,
) -> None:
    """Do one of three things: print a job, verify a manifest, or run."""
    if sum((job is not None, init, manifest is not None)) != 1:
        raise click.UsageError(
            said("请指定 JOB、--init 或 --verify 之一", "give one of JOB, --init or --verify")
        )
    if init:
        from cqquality.batch.starter import STARTER

        click.echo(STARTER.to(language).encode(), nl=False)
    elif manifest is not None:
        _verify(manifest, jobs, language)
    elif job is not None:
        _run(job, periods or (None,), jobs, force, log_format == "json", language)


def _run(
    path: Path,
    periods: Sequence["Period | None"],
    jobs: int | None,
    force: bool,
    as_json: bool,
    language: Language,
) -> None:
    """Run the job from its own folder, so that the outputs do not depend on where it is called."""
    from cqquality.batch.job import load_job
    from cqquality.batch.log import Log
    from cqquality.batch.plan import plan_for
    from cqquality.batch.running import run
    from cqquality.cli.progress import progress_of_a_batch

    job = load_job(path)
    os.chdir(path.parent)
    code = 0
    with progress_of_a_batch(language) as (progress, say):
        for period in periods:
            log = Log(say, language, as_json)
            plan = plan_for(job, period)
            code = max(code, run(plan, log, jobs=jobs, force=force, progress=progress))
    if code:
        raise SystemExit(code)


def _verify(path: Path, jobs: int | None, language: Language) -> None:
    """Say what is not as the manifest says, and exit 1 if anything is not."""
    from cqquality.batch.manifest import read_manifest
    from cqquality.batch.verification import deviations

    manifest = read_manifest(path)
    os.chdir(path.parent / manifest.root)
    found = deviations(manifest, jobs)
    for deviation in found:
        click.echo(deviation.to(language))
    if found:
        raise SystemExit(EXIT_FOUND)
    click.echo(_proved(manifest).to(language))


def _proved(manifest: "Manifest") -> Text:
    origin = manifest.origin
    inputs, ledgers, outputs = map(len, (origin.inputs, origin.ledgers, manifest.outputs))
    zh, en = (f"，{ledgers} 份台账", f", {ledgers} ledgers") if ledgers else ("", "")
    return Text(
        f"核对无误：{inputs} 个输入{zh}，{outputs} 个输出",
        f"proved: {inputs} inputs{en}, {outputs} outputs",
    )
