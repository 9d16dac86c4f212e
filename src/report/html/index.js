
// Tables that are sorted by the column whose head is pressed.

for (const table of document.querySelectorAll("table")) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const value = (row, column) => row.cells[column].textContent;
  const number = (row, column) => Number(value(row, column).replaceAll(",", "") || -1);
  for (const [column, head] of heads.entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      // Numbers start with the greatest, names with the first.
      const before = head.getAttribute("aria-sort");
      const order = before ? (before === "ascending" ? "descending" : "ascending") : column === 0 ? "ascending" : "descending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", order);
      const sign = order === "ascending" ? 1 : -1;
      const compare = column === 0 ? (a, b) => value(a, 0).localeCompare(value(b, 0)) : (a, b) => number(a, column) - number(b, column);
      body.append(...[...body.rows].sort((a, b) => sign * compare(a, b)));
    });
  }
}
