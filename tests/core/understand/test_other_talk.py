"""Talk of other things under the campaign's hashtags is not counted."""

from datetime import UTC, datetime

import pytest

from sangsuk.core.terms.reading import Reading
from sangsuk.core.terms.story import Post
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.reading.gazetteer import load_gazetteer
from sangsuk.flow.reading.reader import load_reader

TAGS = " #สุขนี้ที่อำเภอ #ทุกข์น้อยลงสุขมากขึ้น"
CAMPAIGN = load_campaign("amphoe-sangsuk-2563")
INSIDE = datetime(2020, 12, 9, 3, tzinfo=UTC)

SMALL_TALK = [
    *("หิวจัง เย็นนี้กินอะไรดี", "รองเท้าคู่นี้ใส่สบายมาก ราคาไม่แพงด้วย", "555 จริงด้วย"),
    *("พนักงานร้านหมูกระทะยิ้มแย้มบริการดีมาก", "แอร์คอนโดเสียอีกแล้ว ช่างนัดแล้วไม่มา"),
    "ซื้อเครื่องดูดฝุ่นมาใหม่ เบามาก ดูดขนแมวเกลี้ยงเลย",
]
NEWS = [
    (
        "ผู้ว่าราชการจังหวัดเลยเปิดเผยว่า คณะรัฐมนตรีมีมติอนุมัติงบประมาณก่อสร้างถนนในพื้นที่อำเภอภูหลวง"
        " ตามที่กระทรวงคมนาคมเสนอ ทั้งนี้ คาดว่าจะแล้วเสร็จในปีหน้า"
    ),
    (
        "รัฐมนตรีว่าการกระทรวงสาธารณสุขลงพื้นที่อำเภอเชียงดาว จังหวัดเชียงใหม่ เป็นประธานเปิดอาคารผู้ป่วยใน"
        " พร้อมด้วยหัวหน้าส่วนราชการและประชาชนร่วมต้อนรับ"
    ),
]


def read(text: str) -> Reading:
    post = Post(id="1", platform="facebook", posted_at=INSIDE, author="u1", text=text + TAGS)
    return load_reader().read([post], CAMPAIGN)[0]


@pytest.mark.parametrize("text", [*SMALL_TALK, *NEWS])
def test_talk_of_other_things_is_not_counted(text: str):
    reading = read(text)
    assert not reading.eligible
    assert not reading.ambiguous


def test_a_bare_name_of_an_office_is_enough_to_be_counted():
    assert read("ไปปัวมาเมื่อเช้า พี่ๆ ยิ้มแย้ม อธิบายเรื่องย้ายบ้านให้ฟังจนเข้าใจ สิบนาทีเสร็จ").eligible


@pytest.mark.parametrize(
    "told",
    [
        "ทำบัตรประชาชนที่อำเภอ{} จังหวัด{} เจ้าหน้าที่ยิ้มแย้ม รวดเร็วมาก ประทับใจ",
        "ไปแจ้งเกิดลูกที่อำเภอ{} จังหวัด{} รอทั้งวัน เจ้าหน้าที่พูดไม่ดีเลย",
    ],
)
def test_a_full_name_and_province_do_not_make_a_story_news(told: str):
    offices = load_gazetteer().districts[::4]
    posts = [
        Post(
            id=office.code,
            platform="facebook",
            posted_at=INSIDE,
            author=office.code,
            text=told.format(office.name_th, office.province_th) + TAGS,
        )
        for office in offices
    ]
    counted = sum(reading.eligible for reading in load_reader().read(posts, CAMPAIGN))
    assert counted >= 0.98 * len(offices)
