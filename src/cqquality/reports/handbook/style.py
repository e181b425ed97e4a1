"""The style sheet of the handbook."""

STYLE = """
:root { --ink: #1d2433; --soft: #667085; --line: #e4e7ec; --paper: #fff; --ground: #f5f6f8; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 16px/1.7 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC",
  sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2.5rem 1.5rem 5rem; }
h1 { margin: 0 0 1rem; font-size: 1.6rem; }
h2 { margin: 3rem 0 1rem; font-size: 1.25rem; }
h3 { margin: 0; font-size: 1.05rem; }
h4 { margin: 1.1rem 0 .3rem; font-size: .85rem; color: var(--soft); }
small, article > p, nav span { color: var(--soft); font-weight: 400; font-size: .85rem; }
article > p { margin: 0 0 .75rem; }
nav ul { padding: 0; list-style: none; }
nav span a { margin-left: .35em; white-space: nowrap; }
a { color: #2f5fb3; text-decoration: none; }
a:hover { text-decoration: underline; }
article { margin: 0 0 1.25rem; padding: 1.1rem 1.4rem; background: var(--paper);
  border: 1px solid var(--line); border-radius: .6rem; break-inside: avoid; }
article:target { border-color: #4779d6; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.25rem; margin: 0;
  font-size: .92rem; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; font-size: .86rem; }
th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--line); text-align: left;
  vertical-align: top; overflow-wrap: anywhere; }
th { color: var(--soft); font-weight: 600; white-space: nowrap; }
@media print { body { background: #fff; font-size: 11px; } article { border: 0; padding: 0; } }
"""
