"""What the account says in a chat."""

from collections.abc import Sequence
from typing import Any, Final

from sangsuk.core.terms.campaign import ConsentLayer

END: Final = "จบ"
DROP: Final = "ยกเลิก"
WITHDRAW: Final = "ถอนเรื่อง"

HELLO: Final = (
    "สวัสดีค่ะ เล่าเรื่องที่ไปรับบริการที่ว่าการอำเภอได้เลย พิมพ์กี่ข้อความก็ได้ ส่งรูป ตำแหน่ง หรือข้อความเสียงก็ได้ "
    f"เล่าครบแล้วพิมพ์ {END} เราจะให้ดูก่อนส่งทุกครั้ง"
)
GO_ON: Final = f"ได้รับแล้วค่ะ เล่าต่อได้ ถ้าครบแล้วพิมพ์ {END}"
NOTHING_YET: Final = f"ยังไม่มีเรื่องที่เล่าไว้ค่ะ พิมพ์เล่าก่อน แล้วค่อยพิมพ์ {END}"
TEXT_ONLY: Final = "รับได้เฉพาะข้อความ รูป ตำแหน่ง และข้อความเสียงค่ะ ช่วยพิมพ์เล่าเป็นตัวหนังสือนะคะ"
PHOTO: Final = f"เก็บรูปไว้เป็นหลักฐานแล้วค่ะ ไม่แสดงที่ไหน เล่าต่อได้ ถ้าครบแล้วพิมพ์ {END}"
VOICE: Final = "ได้รับข้อความเสียงแล้วค่ะ เจ้าหน้าที่จะพิมพ์ให้ พิมพ์เสร็จแล้วจะส่งให้ดูก่อน จะพิมพ์เล่าเองต่อก็ได้ค่ะ"
CHANGED: Final = f"มีข้อความเพิ่มหรือหายไปหลังจากที่ให้ดู พิมพ์ {END} เพื่อดูอีกครั้งนะคะ"
DROPPED: Final = "ลบข้อความและรูปที่ส่งไว้แล้วค่ะ ไม่มีใครเห็น"
WITHDRAWN: Final = "ถอนเรื่องและลบข้อความออกทุกที่แล้วค่ะ"
NONE_TO_WITHDRAW: Final = "ไม่พบเรื่องนี้ค่ะ ลองดูรหัสรับเรื่องอีกครั้งนะคะ"
CLOSED: Final = "ขณะนี้ยังไม่เปิดหรือปิดรับเรื่องแล้วค่ะ ขอบคุณที่อยากเล่าให้ฟัง"
TOO_LONG: Final = "เรื่องยาวเกิน 10,000 ตัวอักษรค่ะ ช่วยเล่าให้สั้นลงหน่อยนะคะ"
AGREE: Final = "ให้นับและส่งเรื่อง"
NO_DISTRICT: Final = "ยังไม่รู้ว่าเป็นอำเภอไหน กดเลือกอำเภอ หรือส่งตำแหน่งมาก็ได้ค่ะ"
CHOOSE: Final = "เลือกอำเภอ"
OTHER_OFFICE: Final = "ไม่ใช่อำเภอนี้"
ASK_OFFICE: Final = "พิมพ์ชื่ออำเภอ ตำบล หรือรหัสไปรษณีย์ หรือส่งตำแหน่งมาก็ได้ค่ะ"
WHICH_OFFICE: Final = "หมายถึงที่ว่าการอำเภอไหนคะ"
NO_SUCH_OFFICE: Final = "ไม่พบชื่อนี้ค่ะ ลองพิมพ์ชื่ออำเภอกับจังหวัด หรือรหัสไปรษณีย์"
SHOWN: Final = "เรื่องของคุณจะแสดงแบบนี้ ชื่อและเบอร์ที่เป็นส่วนตัวถูกปิดไว้แล้ว"
ASKS: Final = (
    f"กดชื่อแต่ละข้อเพื่อให้หรือไม่ให้ กด “{AGREE}” เพื่อส่ง หรือกด “{DROP}” หากไม่ส่ง "
    f"ถอนคืนได้ทุกเมื่อโดยพิมพ์ {WITHDRAW}"
)
TYPED: Final = "เจ้าหน้าที่พิมพ์ข้อความเสียงของคุณไว้ดังนี้ค่ะ"
TYPED_ASKS: Final = f"ถ้าไม่ตรงพิมพ์แก้ต่อได้เลย ถ้าครบแล้วพิมพ์ {END}"
MINE: Final = "เรื่องของฉัน"
SILENCE: Final = "ไม่ต้องบอก"
TELL_ME: Final = "บอกฉันเมื่อคืบหน้า"
NO_MORE: Final = "ไม่ต้องบอกแล้ว"
WILL_TELL: Final = f"ได้ค่ะ มีอะไรคืบหน้าจะบอกตอนกลางวัน อยากรู้ตอนนี้พิมพ์ {MINE}"
QUIET_NOW: Final = f"ได้ค่ะ จะไม่ส่งไปอีก อยากรู้เมื่อไรพิมพ์ {MINE}"
HOW_TO_BE_QUIET: Final = f"ไม่อยากให้บอกอีก พิมพ์ {SILENCE}"
NO_STORY_YET: Final = "ยังไม่มีเรื่องที่ส่งไว้ค่ะ เล่าได้เลยนะคะ"
UNREAD: Final = "เรื่องเข้ามาแล้วค่ะ กำลังรออ่าน"
ON_THE_WALL: Final = "เรื่องของคุณนับเป็นเสียงแล้ว และอยู่บนเว็บไซต์ให้คนอื่นอ่านด้วยค่ะ"
COUNTED: Final = "เรื่องของคุณนับเป็นเสียงแล้วค่ะ ไม่แสดงบนเว็บไซต์ เพราะคุณไม่ได้ให้เผยแพร่ หรือต้องให้คนดูก่อน"
NOT_COUNTED: Final = "อ่านเรื่องของคุณแล้วค่ะ แต่ตามกติกาครั้งนี้ยังไม่นับเป็นเสียง"
ANSWERED: Final = "ที่ว่าการอำเภอตอบเรื่องของคุณแล้วค่ะ"
PROMISED: Final = "เพราะเรื่องของคุณ ที่ว่าการอำเภอสัญญาว่าจะเปลี่ยนบางอย่างแล้วค่ะ"
CHANGE_DONE: Final = (
    "ที่ว่าการอำเภอแจ้งว่าเปลี่ยนตามที่สัญญาไว้แล้วค่ะ จริงไหม เปิดเรื่องของคุณด้วยรหัสรับเรื่องแล้วบอกเราได้เลย"
)
NEW_RECEIPT: Final = "ขอรหัสใหม่"
TIE: Final = "เก็บรหัส"
UNTIE: Final = "ไม่ต้องเก็บรหัส"
LINK_COMES: Final = (
    "กำลังส่งลิงก์รับรหัสใหม่มาในแชตนี้ค่ะ เรื่องละลิงก์ ขอได้วันละครั้ง ถ้าขอไปแล้ววันนี้ ดูข้อความก่อนหน้านะคะ"
)
NO_LINKS: Final = "ตอนนี้ส่งลิงก์ไม่ได้ค่ะ โทรหาผู้จัดโครงการ เราช่วยหาให้นะคะ"
NONE_TO_RECOVER: Final = (
    f"ไม่พบเรื่องที่เล่าหรือผูกไว้กับ LINE นี้ค่ะ ถ้าเล่าบนเว็บไซต์และทิ้งอีเมลหรือเบอร์ไว้ ขอรหัสใหม่ที่เว็บไซต์ได้ "
    f"ถ้ายังมีรหัสอยู่ พิมพ์ {TIE} เว้นวรรค แล้วตามด้วยรหัส เพื่อผูกไว้กันหาย"
)
TIED: Final = (
    f"ผูกเรื่องนี้ไว้กับ LINE นี้แล้วค่ะ ตัวรหัสเองเราไม่เก็บ ถ้าทำหาย พิมพ์ {NEW_RECEIPT} เราจะส่งลิงก์มาในแชตนี้ "
    f"ไม่อยากให้ผูกแล้ว พิมพ์ {UNTIE}"
)
HOW_TO_TIE: Final = f"พิมพ์ {TIE} เว้นวรรค แล้วตามด้วยรหัสรับเรื่องค่ะ"
NONE_TO_TIE: Final = "ไม่พบเรื่องของรหัสนี้ค่ะ ลองดูรหัสอีกครั้งนะคะ"
UNTIED: Final = "เลิกผูกแล้วค่ะ เรื่องยังอยู่เหมือนเดิม เราแค่ไม่ส่งลิงก์มาที่ LINE นี้อีก"
MOST_OF_A_MESSAGE: Final = 4_900  # LINE takes 5,000 UTF-16 units; Thai takes one each
LONGEST_LABEL: Final = 20

Messages = list[dict[str, Any]]
Button = dict[str, Any]


def sent(receipt: str, site: str = "") -> str:
    """What is said when a story is sent; with the way to its own page, where the site has one."""
    there = f"{site}/tell/mine/?receipt={receipt}"
    page = f"\nดูว่าเรื่องถึงไหน หรือเปลี่ยนสิ่งที่ให้เราทำได้ที่ {there}" if site else ""
    return (
        f"ส่งเรื่องแล้วค่ะ ขอบคุณมาก รหัสรับเรื่อง {receipt} เก็บไว้นะคะ "
        f"ถอนคืนได้ทุกเมื่อโดยพิมพ์ {WITHDRAW} {receipt} ถ้ารหัสหายพิมพ์ {NEW_RECEIPT}{page}"
    )


def said(text: str, *buttons: Button) -> Messages:
    """One message; buttons under it, where there are any."""
    message: dict[str, Any] = {"type": "text", "text": text}
    return [message | {"quickReply": {"items": list(buttons)}}] if buttons else [message]


def shown(masked: str, offices: Sequence[str], allowed: Messages) -> Messages:
    """The story as it would be shown, the offices found in it, and what is asked."""
    where = f"เล่าถึงที่ว่าการ {' และ '.join(offices)} ใช่ไหมคะ" if offices else NO_DISTRICT
    cut = masked if len(masked) <= MOST_OF_A_MESSAGE else f"{masked[:MOST_OF_A_MESSAGE]}…"
    return [*said(SHOWN), *said(cut), *said(where), *allowed]


def asked(
    layers: Sequence[ConsentLayer], given: Sequence[str], agreed: str, *, has_office: bool
) -> Messages:
    """What is allowed so far, layer by layer, with a button for each."""
    lines = [f"{'✓' if one.slug in given else '–'} {one.name.th}: {one.asks.th}" for one in layers]
    buttons = [
        button(AGREE, agreed),
        *(button(one.name.th, f"layer:{one.slug}") for one in layers if one.slug != "count"),
        button(OTHER_OFFICE if has_office else CHOOSE, "office:ask"),
        button(DROP, "drop"),
    ]
    return said("\n".join([*lines, "", ASKS]), *buttons)


def typed(text: str) -> Messages:
    """A voice message as somebody typed it, for its teller to look at."""
    return [*said(TYPED), *said(text[:MOST_OF_A_MESSAGE]), *said(TYPED_ASKS)]


def button(label: str, stands_for: str) -> Button:
    cut = label[:LONGEST_LABEL]
    action = {"type": "postback", "label": cut, "data": stands_for, "displayText": cut}
    return {"type": "action", "action": action}
