// A machine without Thai letters shows boxes, all of one width: there the faces are used whenever they come.
const paper = document.createElement("canvas").getContext("2d");
paper.font = "40px sans-serif";
const widths = [..."กมฒใ"].map((letter) => paper.measureText(letter).width);
if (widths.every((width) => width === widths[0])) {
  document.documentElement.classList.add("letterless");
}
