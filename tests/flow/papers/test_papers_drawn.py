"""Every paper is a PDF that archives keep and that readers who listen can follow."""

import io
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from an_award import LINE, MARK, a_district, a_story, an_occasion, some_awards
from kept import TENTH
from PIL import Image, ImageChops
from test_copied_text import a_paper, copied

from sangsuk.core.award.withholding import withhold
from sangsuk.core.tell.papers import ceremony, honours, money, press, results
from sangsuk.core.tell.papers.money import Payee
from sangsuk.core.terms.paper import PaperKind
from sangsuk.core.terms.withholding import PayeeKind, WithholdingRule
from sangsuk.flow.papers.drawing import draw_paper, draw_pdf, draw_pictures

OURS = an_occasion(is_demo=True)
ENGLISH = replace(OURS, language="en")
PAYEE = Payee(name="ลุงก้ำ บ้านปี่", bank="ธนาคารตัวอย่าง", last_digits="1234")
RULE = WithholdingRule(
    payer="กรมการปกครอง",
    payee=PayeeKind.PERSON,
    rate=500,
    from_satang=100_000,
    source="ตัวอย่างสำหรับทดสอบ",
    signed_by="สมศรี การเงิน",
)
WITHHELD = withhold(500_000, RULE)
SURE = ["สุ่มอ่าน 312 จาก 1,800 ใบ"]
K = PaperKind
PAPERS = {
    "certificate": (K.CERTIFICATE, honours.certificate(a_story(), OURS, MARK)),
    "certificate of an office": (K.CERTIFICATE, honours.certificate(a_district(), OURS, MARK)),
    **{
        f"plaque {shape}": (K.PLAQUE, honours.plaque(a_district(), OURS, shape, MARK))
        for shape in honours.SHAPES
    },
    "letter": (K.LETTER, honours.letter(a_district(), OURS, MARK)),
    "payment": (K.PAYMENT, money.payment_order(a_story(), PAYEE, WITHHELD, OURS, MARK)),
    "slip": (K.WITHHOLDING, money.withholding_slip(a_story(), PAYEE, WITHHELD, OURS, MARK)),
    "poster": (K.POSTER, results.result_poster(some_awards(), OURS, SURE, MARK)),
    "press": (K.PRESS, press.result_release(some_awards(), OURS, SURE, MARK)),
    "press in English": (K.PRESS, press.result_release(some_awards(), ENGLISH, ["312"], MARK)),
    "invitation": (K.INVITATION, press.invitation(OURS, MARK)),
    "invitation in English": (K.INVITATION, press.invitation(ENGLISH, MARK)),
    "programme": (K.PROGRAMME, ceremony.programme(some_awards(), OURS, MARK)),
    "names": (K.NAMES, ceremony.name_list(some_awards(), OURS, MARK)),
    "slides": (K.SLIDES, ceremony.slides(some_awards(), OURS, MARK)),
}
REFERENCE = Path(__file__).with_name("hard_words.png")
HARD = ["ก้ำ ญู ฐาน ปี่ น้ำ ตั๋ว", "ที่ว่าการอำเภอกัลยาณิวัฒนา", "ซึ่ง ทั้ง สั่ง ฝั่ง ปั๊ม ป้า ฟื้น ญี่ปุ่น"]


@cache
def drawn(name: str) -> bytes:
    return draw_paper(*PAPERS[name], at=TENTH)


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_is_tagged_and_archivable(name: str):
    told = PAPERS[name][1]
    with pikepdf.open(io.BytesIO(drawn(name))) as pdf:
        assert pdf.Root.MarkInfo.Marked == True  # noqa: E712 - a PDF's own boolean
        assert str(pdf.Root.Lang).startswith("en" if "English" in name else "th")
        assert pdf.Root.StructTreeRoot.K is not None
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        meta = pdf.open_metadata()
        assert (meta["pdfuaid:part"], meta["pdfaid:part"]) == ("1", "2")
        assert (meta["pdfaid:conformance"], meta["dc:title"]) == ("A", told["title"])
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        assert fonts
        assert all("/ToUnicode" in font for font in fonts)


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_says_its_title_number_and_that_it_is_of_a_demonstration(name: str):
    kind, told = PAPERS[name]
    said = "".join(copied(drawn(name)).split())

    assert "".join(str(told["title"]).split()) in said or kind is K.SLIDES
    assert kind is K.SLIDES or "สส0001/2564" in said
    assert "".join(str(told["demo"]).split()) in said


def test_a_certificate_says_who_and_what_for():
    said = copied(drawn("certificate"))

    assert "ลุงก้ำ บ้านปี่" in said
    assert LINE in said.replace("\n", "")
    assert "๑๒ กุมภาพันธ์ ๒๕๖๔" in said


def test_an_order_of_payment_says_the_money_in_words():
    said = copied(drawn("payment"))

    assert ("5,000.00" in said, "250.00" in said, "4,750.00" in said) == (True, True, True)
    assert "(สี่พันเจ็ดร้อยห้าสิบบาทถ้วน)" in said
    assert "บัญชีลงท้าย 1234" in said


def test_the_same_words_at_the_same_moment_are_the_same_bytes():
    assert draw_paper(*PAPERS["letter"], at=TENTH) == drawn("letter")


def test_the_code_of_a_paper_opens_its_page():
    told = PAPERS["certificate"][1]

    assert told["link"] == MARK.address
    assert draw_pdf("certificate", told | {"link": ""}, at=TENTH) != drawn("certificate")


def test_words_of_data_are_told_and_never_run():
    told = a_paper([['#panic() \\ [x] $y$ *z* "q" <a> @b']])

    assert "#panic()" in copied(draw_pdf("programme", told, at=TENTH))


@pytest.mark.parametrize("shape", honours.SHAPES)
def test_a_plaque_is_lines_without_shades(shape: str):
    [page] = pdfium.PdfDocument(drawn(f"plaque {shape}"))
    kinds = {found.type for found in page.get_objects()}

    assert pdfium.raw.FPDF_PAGEOBJ_IMAGE not in kinds
    assert pdfium.raw.FPDF_PAGEOBJ_SHADING not in kinds


@pytest.mark.parametrize(
    ("shape", "size"), [("square", (1080, 1080)), ("story", (1080, 1920)), ("wide", (1200, 630))]
)
def test_cards_have_the_sizes_that_services_ask_for(shape: str, size: tuple[int, int]):
    for told in (
        results.result_card(some_awards(), OURS, shape),
        results.story_card(a_story(), OURS, shape),
        results.invitation_card(OURS, shape),
    ):
        [card] = draw_pictures("card", told)
        assert Image.open(io.BytesIO(card)).size == size


def test_hard_words_look_as_they_did_when_a_person_looked():
    """Rendered anew, they differ from the stored picture in hardly a point."""
    [drawn] = draw_pictures("programme", a_paper([[line] for line in HARD]), ppi=144)
    with Image.open(io.BytesIO(drawn)) as fresh, Image.open(REFERENCE) as stored:
        box = (0, 0, fresh.width, fresh.height // 2)
        now, then = fresh.convert("L").crop(box), stored.convert("L")
        far = ImageChops.difference(now, then).point(lambda value: 255 if value > 64 else 0)

    assert now.size == then.size
    assert far.histogram()[255] <= 0.0002 * now.width * now.height
