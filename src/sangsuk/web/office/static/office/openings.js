// A ready opening is put into the answer by a tap; without this file it is there to be read.
for (const button of document.querySelectorAll("[data-into]")) {
  button.hidden = false;
  button.nextElementSibling.hidden = true;
  button.addEventListener("click", () => {
    const words = document.getElementById(button.dataset.into);
    words.value = `${button.textContent.trim()} ${words.value}`.trim() + " ";
    words.focus();
    words.setSelectionRange(words.value.length, words.value.length);
  });
}
