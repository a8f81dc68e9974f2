"""Published results and the audit desk in chromium; an archive is checked by the page itself."""

import io
import json
import os
import time
import zipfile
from pathlib import Path

import pytest
from a_published_result import SLUG, a_published_result
from an_archive import SEED, files_of, made_to_fit, make_archive
from browsing import is_within_the_screen
from django.test import override_settings
from sealed import empty_the_memory
from signed import SECRET, an_account

from sangsuk.flow.publishing.bundle import write_archive
from sangsuk.flow.publishing.publishing import archive_path
from sangsuk.records.accounts.one_time_codes import STEP, code_at
from sangsuk.records.accounts.roles import Role

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

PICTURES = os.environ.get("SANGSUK_TEST_PICTURES", "")  # a folder: what is looked at is kept there


@pytest.fixture
def published(site, tmp_path):
    """The site with one published result, whose audit is under way."""
    with override_settings(SANGSUK_HOME=tmp_path):
        made = a_published_result(tmp_path)
        yield site, made, tmp_path
    empty_the_memory()


def sign_in_by_keys(page, account):
    page.fill("[name=username]", account.name)
    page.fill("[name=password]", SECRET)
    page.keyboard.press("Enter")
    page.fill("[name=code]", code_at(account.code_secret, int(time.time()) // STEP))
    with page.expect_navigation():
        page.keyboard.press("Enter")


def picture(page, name):
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)


def verdict(page):
    page.wait_for_selector("[data-verdict=fits], [data-verdict=unfit]", timeout=60_000)
    return page.locator("[data-verdict]").get_attribute("data-verdict"), page.inner_text("#told")


def test_the_page_counts_an_archive_again_and_names_what_was_changed(published, browser, tmp_path):
    site, made, home = published
    page = browser.new_context().new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{site}/results/verify/")

    page.get_by_role("button", name="ตรวจผลที่ประกาศล่าสุด").click()
    how, said = verdict(page)
    picture(page, "verify-fits")

    assert (how, complaints) == ("fits", [])
    assert made.citation in said
    assert "ลายมือชื่อตรงกับกุญแจ" in said

    with zipfile.ZipFile(archive_path(home, made.citation)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["rows.csv"] = files["rows.csv"].replace(b"5007+", b"5803+", 1)
    write_archive(tmp_path / "changed.zip", files)
    page.goto(f"{site}/results/{made.citation}/")
    page.get_by_role("link", name="ตรวจในเบราว์เซอร์นี้").click()
    page.get_by_role("button", name="ตรวจผลนี้").click()
    assert verdict(page)[0] == "fits"
    page.set_input_files("[name=archive]", tmp_path / "changed.zip")
    page.wait_for_selector("[data-verdict=unfit]")
    how, said = verdict(page)
    picture(page, "verify-unfit")

    assert how == "unfit"
    assert "rows.csv: SHA-256" in said
    assert "5007 positive_voices" in said

    made_to_fit(files)
    write_archive(tmp_path / "another.zip", files)
    page.reload()
    page.set_input_files("[name=archive]", tmp_path / "another.zip")
    assert f" ≠ {made.citation}" in verdict(page)[1].splitlines()[1]


@pytest.mark.parametrize(
    ("width", "scheme"), [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")]
)
def test_results_and_desk_have_no_fault_that_axe_finds(published, browser, axe, width, scheme):
    site, made, _ = published
    nid = an_account("nid", Role.AUDITOR)
    viewport = {"width": width, "height": 800}
    page = browser.new_context(viewport=viewport, color_scheme=scheme).new_page()
    faults, too_wide = {}, []
    for prefix in ("", "/en"):
        paths = [
            "/results/",
            f"/results/{made.citation}/",
            "/results/verify/",
            "/rules/",
            "/desk/audit/",
        ]
        for path in paths:
            page.goto(site + prefix + path)
            if page.locator("[name=username]").count():
                picture(page, f"sign-in{prefix[1:]}-{width}-{scheme}")
                sign_in_by_keys(page, nid)
                page.goto(site + prefix + path)
            assert page.locator("[name=code]").count() == 0
            found = axe.run(page)
            if found.violations_count:
                faults[prefix + path] = [
                    (one["id"], [node["html"][:160] for node in one["nodes"][:3]])
                    for one in found.response["violations"]
                ]
            if not is_within_the_screen(page):
                too_wide.append(prefix + path)
            name = path.strip("/").replace("/", "-").replace(made.citation, "one")
            picture(page, f"{name}{prefix.replace('/', '-')}-{width}-{scheme}")

    assert (faults, too_wide) == ({}, [])


def test_a_reader_answers_from_the_keyboard(published, browser):
    site, _, home = published
    nok = an_account("nok", Role.AUDITOR)
    page = browser.new_context().new_page()
    page.goto(f"{site}/desk/audit/")
    sign_in_by_keys(page, nok)
    page.goto(f"{site}/desk/audit/")
    page.focus("[value=yes]")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("แม่ริม เชียงใหม่ 5007")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    kept = io.StringIO((home / "audits" / SLUG / "audit-readings.csv").read_text("utf-8"))
    assert kept.read().splitlines()[1].endswith(",nok,yes,5007")


def test_the_page_does_the_audit_again_and_reads_a_ruling_of_two_lines(site, browser, tmp_path):
    archive = make_archive(tmp_path)
    page = browser.new_context().new_page()
    page.goto(f"{site}/results/verify/")
    page.set_input_files("[name=archive]", archive)
    how, said = verdict(page)
    files = files_of(archive)
    risk = json.loads(files["audit-status.json"])["risk"]
    files["audit-draw.json"] = files["audit-draw.json"].replace(SEED.encode(), b"20210109")
    head, first, *rest = files["praise.csv"].splitlines(keepends=True)
    files["praise.csv"] = b"".join([head, *rest])
    made_to_fit(files)
    write_archive(tmp_path / "changed.zip", files)
    page.goto(f"{site}/results/verify/")
    page.set_input_files("[name=archive]", tmp_path / "changed.zip")
    changed = verdict(page)

    assert how == "fits"
    assert f"อ่านแล้ว 90 / 163, p = {risk:.3g}, " in said
    assert f"\nเลขสุ่ม {SEED}, " in said
    assert changed[0] == "unfit"
    assert "sample.csv, row " in changed[1]
    assert f"praise.csv: {first.decode()[:4]} " in changed[1]
