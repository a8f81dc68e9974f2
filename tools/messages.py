"""The site's English: collects what templates and code say in Thai, and compiles the translations.

    python tools/messages.py collect   brings locale/en/…/django.po up to date
    python tools/messages.py compile   makes django.mo from it

Thai is the source.  Neither needs GNU gettext; both files are committed.
"""

import ast
import re
import struct
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
WEB: Final = ROOT / "src/sangsuk/web"
CATALOGUE: Final = WEB / "components/locale/en/LC_MESSAGES"
MAGIC: Final = 0x950412DE  # of a .mo file
HEADER: Final = (
    "Content-Type: text/plain; charset=UTF-8\n"
    "Content-Transfer-Encoding: 8bit\n"
    "Language: en\n"
    "Plural-Forms: nplurals=2; plural=(n != 1);\n"
)

# As a tag, or handed on to a tag or a filter: _("…").
TRANSLATE: Final = re.compile(r'(?:{%\s*trans(?:late)?\s+|(?<!\w)_\()"((?:[^"\\]|\\.)*)"')
BLOCK: Final = re.compile(
    r"{%\s*blocktrans(?:late)?\b(?P<options>[^%]*)%}(?P<body>.*?){%\s*endblocktrans(?:late)?\s*%}",
    re.DOTALL,
)
PLURAL: Final = re.compile(r"{%\s*plural\s*%}")
VARIABLE: Final = re.compile(r"{{\s*(\w+)\s*}}")
ENTRY: Final = re.compile(
    r'msgid (?P<id>(?:".*"\n)+)(?:msgid_plural (?P<plural>(?:".*"\n)+))?'
    r'(?P<said>(?:msgstr(?:\[\d\])? (?:".*"\n)+)+)'
)
SAID: Final = re.compile(r'msgstr(?:\[\d\])? ((?:".*"\n)+)')

Message = tuple[str, str]  # the Thai, and its plural or ""
Said = tuple[str, ...]  # the English: one, or singular and plural


def said_in_template(text: str) -> list[Message]:
    """All that a template says, in its order."""
    found = [(match.start(), (match.group(1), "")) for match in TRANSLATE.finditer(text)]
    for match in BLOCK.finditer(text):
        body = match["body"]
        if "trimmed" in match["options"].split():
            body = " ".join(line.strip() for line in body.strip().splitlines())
        forms = [VARIABLE.sub(r"%(\1)s", form.replace("%", "%%")) for form in PLURAL.split(body)]
        found.append((match.start(), (forms[0], forms[1] if len(forms) > 1 else "")))
    return [message for _, message in sorted(found)]


def said_in_code(text: str) -> list[Message]:
    """All that a module hands to `_()`."""
    return [
        (node.args[0].value, "")
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "_"
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    ]


def collect() -> dict[Message, str]:
    """Every message and the file that says it first."""
    messages: dict[Message, str] = {}
    for path in sorted([*WEB.rglob("*.html"), *WEB.rglob("*.py")]):
        say = said_in_template if path.suffix == ".html" else said_in_code
        for message in say(path.read_text("utf-8")):
            messages.setdefault(message, path.relative_to(WEB).as_posix())
    return messages


def read_catalogue(text: str) -> dict[Message, Said]:
    entries = {}
    for match in ENTRY.finditer(text):
        thai = (_unquote(match["id"]), _unquote(match["plural"] or ""))
        entries[thai] = tuple(_unquote(said) for said in SAID.findall(match["said"]))
    entries.pop(("", ""), None)
    return entries


def write_catalogue(messages: dict[Message, str], known: dict[Message, Said]) -> str:
    parts = [f'msgid ""\nmsgstr ""\n{_quote(HEADER)}']
    for (one, more), where in messages.items():
        said = known.get((one, more), ("", "") if more else ("",))
        lines = [f"#: {where}\nmsgid {_quote(one)}"]
        if more:
            lines.append(f"msgid_plural {_quote(more)}")
            lines += [f"msgstr[{n}] {_quote(words)}" for n, words in enumerate(said)]
        else:
            lines.append(f"msgstr {_quote(said[0])}")
        parts.append("".join(lines))
    return "\n".join(parts)


def compile_catalogue(entries: dict[Message, Said]) -> bytes:
    """A .mo file; messages without a translation are left out, so that the Thai is shown."""
    pairs = {"": HEADER}
    for (one, more), said in entries.items():
        if all(said):
            pairs[f"{one}\0{more}" if more else one] = "\0".join(said)
    rows = sorted((key.encode(), words.encode()) for key, words in pairs.items())
    tables, texts = bytearray(), bytearray()
    start = 28 + 16 * len(rows)
    for column in (0, 1):
        for row in rows:
            tables += struct.pack("<II", len(row[column]), start + len(texts))
            texts += row[column] + b"\0"
    head = struct.pack("<7I", MAGIC, 0, len(rows), 28, 28 + 8 * len(rows), 0, 28 + 16 * len(rows))
    return head + bytes(tables + texts)


def _quote(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    lines = escaped.split("\n")
    quoted = [f'"{line}\\n"' for line in lines[:-1]] + ([f'"{lines[-1]}"'] if lines[-1] else [])
    return "\n".join(quoted or ['""']) + "\n"


def _unquote(block: str) -> str:
    joined = "".join(line[1:-1] for line in block.splitlines())
    return joined.replace("\\n", "\n").replace('\\"', '"').replace("\\\\", "\\")


def main(what: str) -> None:
    source = CATALOGUE / "django.po"
    known = read_catalogue(source.read_text("utf-8")) if source.exists() else {}
    if what == "collect":
        CATALOGUE.mkdir(parents=True, exist_ok=True)
        messages = collect()
        source.write_text(write_catalogue(messages, known), "utf-8")
        open_ones = sum(not all(known.get(message, ("",))) for message in messages)
        print(f"{len(messages)} messages, {open_ones} not yet in English")
    elif what == "compile":
        (CATALOGUE / "django.mo").write_bytes(compile_catalogue(known))
    else:
        raise SystemExit("collect or compile?")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
