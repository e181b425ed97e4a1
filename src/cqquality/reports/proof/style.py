"""The style sheet of the page of a proof."""

STYLE = """
:root { --ink: #1d2433; --soft: #667085; --line: #e4e7ec; --paper: #fff; --ground: #f5f6f8;
  --figure: #cfe3ff; --threshold: #c9efe3; --deadline: #e3d7fb; --not_target: #e6e8ec;
  --twice: #ffd9a8; --unclaimed: #ffc2c2; }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
body { margin: 0; background: var(--ground); color: var(--ink); line-height: 1.75;
  font: 16px/1.75 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC",
  sans-serif; }
main { max-width: 64rem; margin: 0 auto; padding: 2.5rem 1.5rem 5rem; }
h1 { margin: 0; font-size: 1.55rem; line-height: 1.4; }
h2 { margin: 3rem 0 1rem; font-size: 1.15rem; }
h3 { margin: 1.75rem 0 .5rem; font-size: .95rem; color: var(--soft); font-weight: 600; }
a { color: inherit; text-decoration: none; }
a:hover { text-decoration: underline; }
.soft { color: var(--soft); }
.outcome { margin: 1rem 0 0; font-size: 1.05rem; font-weight: 600; }
.outcome::before { content: ""; display: inline-block; width: .7em; height: .7em;
  margin-right: .5em; border-radius: 50%; background: #2f9e62; }
.outcome.failed::before { background: #d64545; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: .75rem 0 0; padding: 0;
  list-style: none; font-size: .875rem; }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: .6rem; }
.policy { padding: 1rem 1.5rem 1rem 0; font-family: "Noto Serif CJK SC", "Source Han Serif SC",
  SimSun, serif; }
.policy p { display: grid; grid-template-columns: 3.5rem 1fr; margin: 0; padding: .15rem 0; }
.policy p:target, tr:target { background: #fffbe6; }
.policy .number { padding-right: 1.1rem; text-align: right; color: #98a2b3; user-select: none;
  font: .75rem/2.35 ui-monospace, Consolas, monospace; }
.policy span.text { white-space: pre-wrap; overflow-wrap: anywhere; }
mark { padding: .1em .15em; white-space: nowrap; border-radius: .25em; color: inherit;
  background: var(--not_target); }
mark.figure { background: var(--figure); }
mark.threshold { background: var(--threshold); }
mark.deadline { background: var(--deadline); }
mark.twice { background: var(--twice); outline: 2px solid #e08a00; }
mark.unclaimed { background: var(--unclaimed); outline: 2px solid #d64545; }
mark:not([data-by=""])::after { content: attr(data-by); margin-left: .2em; color: #4a5568;
  font: .6em/1 ui-monospace, Consolas, monospace; vertical-align: super; }
mark:target { outline: 2px solid #4779d6; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .875rem; line-height: 1.55; }
th, td { padding: .5rem .75rem; border-bottom: 1px solid var(--line); text-align: left;
  vertical-align: top; }
tr:last-child td { border-bottom: 0; }
th { color: var(--soft); font-weight: 600; white-space: nowrap; }
td.id, td.place { white-space: nowrap; }
td.id { font-weight: 600; }
td.place a { border-bottom: 1px dotted #98a2b3; }
.definitions { table-layout: fixed; min-width: 52rem; }
.definitions th:nth-child(1) { width: 8%; } .definitions th:nth-child(2) { width: 19%; }
.definitions th:nth-child(4) { width: 14%; } .definitions th:nth-child(5) { width: 10%; }
.definitions th:nth-child(6) { width: 17%; } .definitions td { overflow-wrap: anywhere; }
.count td, .count th { text-align: right; font-variant-numeric: tabular-nums; }
summary { cursor: pointer; padding: .6rem .9rem; font-size: .875rem; }
.findings { margin: 1.25rem 0 0; padding: .75rem 1.25rem .75rem 2.5rem; border-color: #f0b4b4;
  background: #fff6f6; font-size: .9rem; }
@media print { body { background: #fff; font-size: 11px; } .card { border: 0; }
  mark { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  details { display: none; } }
""".strip()
"""No script, no font and no picture from elsewhere: the page is one file."""
