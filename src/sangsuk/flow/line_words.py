"""What the account says in a chat."""

from collections.abc import Sequence
from typing import Any, Final

END: Final = "จบ"
DROP: Final = "ยกเลิก"
WITHDRAW: Final = "ถอนเรื่อง"

HELLO: Final = (
    f"สวัสดีค่ะ เล่าเรื่องที่ไปรับบริการที่ว่าการอำเภอได้เลย พิมพ์กี่ข้อความก็ได้ เล่าครบแล้วพิมพ์ {END} เราจะให้ดูก่อนส่งทุกครั้ง"
)
GO_ON: Final = f"ได้รับแล้วค่ะ เล่าต่อได้ ถ้าครบแล้วพิมพ์ {END}"
NOTHING_YET: Final = f"ยังไม่มีเรื่องที่เล่าไว้ค่ะ พิมพ์เล่าก่อน แล้วค่อยพิมพ์ {END}"
TEXT_ONLY: Final = "ตอนนี้รับได้เฉพาะข้อความค่ะ ช่วยพิมพ์เล่าเป็นตัวหนังสือนะคะ"
CHANGED: Final = f"มีข้อความเพิ่มหรือหายไปหลังจากที่ให้ดู พิมพ์ {END} เพื่อดูอีกครั้งนะคะ"
DROPPED: Final = "ลบข้อความที่เล่าไว้แล้วค่ะ ไม่มีใครเห็น"
WITHDRAWN: Final = "ถอนเรื่องล่าสุดและลบข้อความออกทุกที่แล้วค่ะ"
NONE_TO_WITHDRAW: Final = "ไม่มีเรื่องที่ส่งไว้ค่ะ"
CLOSED: Final = "ขณะนี้ยังไม่เปิดหรือปิดรับเรื่องแล้วค่ะ ขอบคุณที่อยากเล่าให้ฟัง"
TOO_LONG: Final = "เรื่องยาวเกิน 10,000 ตัวอักษรค่ะ ช่วยเล่าให้สั้นลงหน่อยนะคะ"
AGREE: Final = "ยินยอมและส่ง"
NO_DISTRICT: Final = "ยังไม่พบชื่ออำเภอในเรื่อง พิมพ์ชื่ออำเภอและจังหวัดเพิ่มก่อนส่งได้ค่ะ"
SHOWN: Final = "เรื่องของคุณจะแสดงแบบนี้ ชื่อและเบอร์ที่เป็นส่วนตัวถูกปิดไว้แล้ว"
ASKS: Final = (
    f"กด “{AGREE}” เพื่อให้เรานับและแสดงเรื่องนี้ ถอนคืนได้ทุกเมื่อโดยพิมพ์ {WITHDRAW} หรือกด “{DROP}” หากไม่ส่ง"
)
MOST_OF_A_MESSAGE: Final = 4_900  # LINE takes 5,000 UTF-16 units; Thai takes one each


def sent(receipt: str) -> str:
    return f"ส่งเรื่องแล้วค่ะ ขอบคุณมาก เลขรับเรื่อง {receipt} ถอนคืนได้ทุกเมื่อโดยพิมพ์ {WITHDRAW}"


def said(text: str) -> list[dict[str, Any]]:
    return [{"type": "text", "text": text}]


def shown(masked: str, offices: Sequence[str], agreed: str) -> list[dict[str, Any]]:
    """The story as it would be shown, the offices found in it, and two buttons."""
    where = f"เล่าถึงที่ว่าการ {' และ '.join(offices)} ใช่ไหมคะ" if offices else NO_DISTRICT
    cut = masked if len(masked) <= MOST_OF_A_MESSAGE else f"{masked[:MOST_OF_A_MESSAGE]}…"
    buttons = [_button(AGREE, agreed), _button(DROP, "drop")]
    last = {"type": "text", "text": f"{where}\n\n{ASKS}", "quickReply": {"items": buttons}}
    return [*said(SHOWN), *said(cut), last]


def _button(label: str, stands_for: str) -> dict[str, Any]:
    action = {"type": "postback", "label": label, "data": stands_for, "displayText": label}
    return {"type": "action", "action": action}
