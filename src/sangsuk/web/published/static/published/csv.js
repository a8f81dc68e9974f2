// Tables as archives hold them: a cell in quotes may hold commas, quotes and breaks of lines.

export function readRows(text) {
  if (!text.includes('"')) {
    return text.split("\n").filter((line) => line !== "").map((line) => line.split(","));
  }
  const rows = [];
  let [row, cell, quoted] = [[], "", false];
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') cell += text[(at += 1)];
      else quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === ",") {
      row.push(cell);
      cell = "";
    } else if (letter === "\n") {
      rows.push([...row, cell]);
      [row, cell] = [[], ""];
    } else cell += letter;
  }
  if (quoted) throw new Error("a quote in a table is not closed");
  if (cell !== "" || row.length) rows.push([...row, cell]);
  return rows;
}

export function readTable(text, name) {
  const [columns = [], ...rows] = readRows(text);
  return rows.map((cells, at) => {
    if (cells.length !== columns.length) throw new Error(`${name}, row ${at + 2}: cells ≠ columns`);
    return Object.fromEntries(columns.map((column, number) => [column, cells[number]]));
  });
}
