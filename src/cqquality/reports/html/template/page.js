"use strict";
(() => {
  const all = (query, within = document) => [...within.querySelectorAll(query)];
  const one = (id) => document.getElementById(id);
  const folded = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();

  // Filter and search ------------------------------------------------------------------------

  const entries = all("tbody.entry");
  const listed = all(".chapter tbody.entry");
  const chapters = all(".chapter");
  const words = new Map(entries.map((entry) => [entry, folded(entry.textContent)]));
  const search = one("search");
  const section = one("section");
  const status = one("status");
  const unmet = one("unmet");
  const shown = one("shown");

  const isWanted = (entry, terms) =>
    (!section.value || entry.dataset.section === section.value) &&
    (!status.value || entry.dataset.status === status.value) &&
    (!unmet.checked || "unmet" in entry.dataset) &&
    terms.every((term) => words.get(entry).includes(term));

  const filter = () => {
    const terms = folded(search.value).split(" ").filter(Boolean);
    for (const entry of entries) entry.hidden = !isWanted(entry, terms);
    for (const table of all("table.list")) {
      table.hidden = all("tbody.entry", table).every((entry) => entry.hidden);
      const heading = table.previousElementSibling;
      if (heading && heading.tagName === "H3") heading.hidden = table.hidden;
    }
    for (const chapter of chapters) {
      chapter.hidden = all("tbody.entry", chapter).every((entry) => entry.hidden);
    }
    const count = listed.filter((entry) => !entry.hidden).length;
    shown.textContent = shown.dataset.text
      .replace("{shown}", count)
      .replace("{all}", shown.dataset.all);
    shown.classList.toggle("partial", count < listed.length);
  };

  const clear = () => {
    search.value = section.value = status.value = "";
    unmet.checked = false;
    filter();
  };

  // Sorting ----------------------------------------------------------------------------------

  const number = (text) => {
    const [above, below] = text.split("/");
    return text === "" ? null : Number(above) / Number(below ?? 1);
  };

  const keyOf = (entry, column, kind) => {
    const text = entry.rows[0].cells[column].dataset.sort ?? "";
    return kind === "number" ? number(text) : text || null;
  };

  const compare = (one, other) =>
    typeof one === "number"
      ? one - other
      : one.localeCompare(other, document.documentElement.lang, { numeric: true });

  /** What has no figure stands last, whichever way the rest is sorted. */
  const sorted = (table, column, kind, way) => {
    const keyed = all("tbody.entry", table)
      .map((entry) => ({ entry, key: keyOf(entry, column, kind), place: Number(entry.dataset.place) }));
    return keyed.sort((a, b) => {
      if (!way) return a.place - b.place;
      if (a.key === null || b.key === null) return (a.key === null) - (b.key === null) || a.place - b.place;
      return way * compare(a.key, b.key) || a.place - b.place;
    });
  };

  const next = { none: "ascending", ascending: "descending", descending: "none" };
  const ways = { none: 0, ascending: 1, descending: -1 };

  const sort = (table, heading) => {
    const turned = next[heading.getAttribute("aria-sort")];
    for (const other of all("thead th[aria-sort]", table)) other.setAttribute("aria-sort", "none");
    heading.setAttribute("aria-sort", turned);
    const rows = sorted(table, heading.cellIndex, heading.dataset.sort, ways[turned]);
    table.append(...rows.map((row) => row.entry));
  };

  const makeSortable = (table) => {
    all("tbody.entry", table).forEach((entry, place) => { entry.dataset.place = place; });
    for (const heading of all("thead th[data-sort]", table)) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = heading.textContent;
      heading.replaceChildren(button);
      heading.setAttribute("aria-sort", "none");
      button.addEventListener("click", () => sort(table, heading));
    }
  };

  // Details and links ------------------------------------------------------------------------

  const details = all(".more details");
  const open = one("open");

  const openAll = () => {
    const wanted = open.getAttribute("aria-pressed") === "false";
    for (const detail of details) detail.open = wanted;
    open.setAttribute("aria-pressed", String(wanted));
    open.textContent = wanted ? open.dataset.close : open.dataset.open;
  };

  /** A link leads to what it names, even where that was filtered out or folded. */
  const reveal = () => {
    const target = one(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest("[hidden]")) clear();
    const detail = target.querySelector(".more details");
    if (detail) detail.open = true;
    target.scrollIntoView();
  };

  all("table.sortable").forEach(makeSortable);
  for (const control of [search, section, status, unmet]) control.addEventListener("input", filter);
  one("reset").addEventListener("click", () => { clear(); search.focus(); });
  open.addEventListener("click", openAll);
  addEventListener("hashchange", reveal);
  all(".tools, .shown").forEach((part) => { part.hidden = false; });
  filter();
  reveal();
})();
