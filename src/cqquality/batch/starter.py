"""A job file to begin with, every key explained."""

from cqquality.text import Text

STARTER = Text(
    """\
# yaml-language-server: $schema=job.schema.json
# 编辑器按上一行补全和检查本文件；先运行 cqq schema job -o job.schema.json，不需要则删去这两行。

# 批处理任务：cqq batch 本文件 --period 2014-06
# 路径从本文件所在的文件夹算起。
# 占位符：{period} 2014-06，{previous} 上一期，{year} 2014，{month} 06；
# output、summary 和 wording 中还有 {language}。

# 收件处：文件夹、文件或通配符
inbox:
  - inbox/{period}

# 由引擎汇总的台账：表式 → Parquet、CSV 文件或文件夹，SQLite、PostgreSQL 的表（#表名）
# ledgers: {batches: ledgers/{year}/}
# engine: duckdb（默认），或 engine: spark 加上 master: spark://head:7077

# 表头没有写明报告期的表按此时期读取，台账只计此时期的行
# period: 2011年1月-{year}年{month}月

# 指标包的名称或文件夹；默认为随程序安装的指标包
# pack: cq-2011-55

# 改用另一口径的指标
# readings: {B10: inclusive}

# 输出格式：terminal（文本）、json、csv、csv-long（长表）、markdown、
# html、xlsx、docx（须安装 cqquality[docx]）
formats: [html, xlsx, json]

# 输出的语言：zh、en
languages: [zh]

# 另按区县（region）或部门（department）列出（docx 除外）
# by: region

# 逐项列出今后月均所需、同比环比、保持与趋势（terminal、markdown；json 总有）
# detail: true

# 逐一试用各口径，列出判定随之而变的指标；按评分表评分，incidents 为申报的事件（一票否决）
# （terminal、markdown、json）
# sensitivity: true
# scorecard: true
# incidents: [某月某日的质量安全事件]

# 通报（docx）的文字模板
# wording: words-{language}.yaml

# 每份报告的名称，不带扩展名
output: reports/{period}/targets-{language}

# 首页：先说与上期相比的变化，再说现状（Markdown）；不需要可以删去
summary: reports/{period}/summary-{language}.md

# 上期的 JSON 结果；第一次运行时没有，不作比较
compare_with: reports/{previous}/targets-zh.json

# 本次运行的清单：输入、指标包、程序和输出，可用 cqq batch --verify 核对
manifest: reports/{period}/manifest.json

# 各步用时；与清单分开，因为同样的输入须得到同样的清单
# timings: reports/{period}/timings.json

# 何时以退出码 1 结束：never、gap、warning、error；有报表不能读取时总是 1
fail_on: error
""",
    """\
# yaml-language-server: $schema=job.schema.json
# By the line above editors complete and check this file; first run
# cqq schema job -o job.schema.json, or remove both lines.

# A batch: cqq batch THIS-FILE --period 2014-06
# Paths count from the folder of this file. Placeholders: {period} 2014-06, {previous} the period
# before, {year} 2014, {month} 06; in output, summary and wording also {language}.

# where returns come in: folders, files or wildcards
inbox:
  - inbox/{period}

# ledgers an engine adds up: a form, and Parquet or CSV files or folders, or a table of SQLite or
# PostgreSQL (#table)
# ledgers: {batches: ledgers/{year}/}
# engine: duckdb is the default; or engine: spark, with master: spark://head:7077

# the period of sheets that name none; of ledgers, rows count that lie in it
# period: 2011年1月-{year}年{month}月

# name or folder of the pack of definitions; by default the installed one
# pack: cq-2011-55

# readings other than the default ones
# readings: {B10: inclusive}

# formats: terminal (plain text), json, csv, csv-long, markdown, html, xlsx,
# docx (needs cqquality[docx])
formats: [html, xlsx, json]

# languages: zh, en
languages: [en]

# list results by region or by department as well (not in docx)
# by: region

# what each remaining month must bring, changes, holding, trend (terminal, markdown; json always)
# detail: true

# try every reading and list the verdicts that depend on it; score by the scorecard of the pack,
# incidents are declared for its veto (terminal, markdown, json)
# sensitivity: true
# scorecard: true
# incidents: [an incident in words]

# template with the words of the bulletin (docx)
# wording: words-{language}.yaml

# the name of each report, without its extension
output: reports/{period}/targets-{language}

# the opening page (Markdown): what changed, then where things stand; leave it out if not wanted
summary: reports/{period}/summary-{language}.md

# the JSON result of the period before; the first run has none and compares nothing
compare_with: reports/{previous}/targets-en.json

# the manifest of the run: inputs, definitions, program, outputs; see cqq batch --verify
manifest: reports/{period}/manifest.json

# how long each step took; apart from the manifest, which the same input must not change
# timings: reports/{period}/timings.json

# when to exit 1: never, gap, warning, error; always where a return cannot be read
fail_on: error
""",
)
