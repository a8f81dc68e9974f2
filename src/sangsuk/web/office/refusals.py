"""What an officer reads where something cannot be kept as it is."""

from django.utils.translation import gettext as _


def why_refused(code: str) -> str:
    said = {
        "offices.answered": _("เพื่อนร่วมสำนักงานเพิ่งตอบเรื่องนี้ไป เปิดหน้านี้ใหม่เพื่ออ่านคำตอบ"),
        "offices.words": _("เขียนให้ยาวขึ้นอีกนิด และไม่ใส่ชื่อหรือเบอร์ของใคร เบอร์ของที่ว่าการใส่ได้"),
        "offices.owner": _("บอกตำแหน่งของผู้ดูแล ไม่ใช่ชื่อคน เช่น ปลัดอำเภอ ฝ่ายทะเบียน"),
        "offices.due": _("เลือกวันที่จะทำเสร็จ ตั้งแต่วันนี้ถึงหนึ่งปีข้างหน้า"),
        "offices.promised": _("เรื่องนี้สัญญาไว้แล้ว ทำตามที่บอกไว้ได้เลย"),
        "offices.link": _("ลิงก์ต้องขึ้นต้นด้วย https://"),
        "offices.disputed": _("แจ้งไว้แล้ว รอผู้ดูแลส่วนกลางตัดสิน"),
        "offices.nobody": _("เลือกคนในสำนักงานหรือหน่วยงานส่วนกลางจากรายการ"),
    }
    return said.get(code) or _("ยังบันทึกไม่ได้ เปิดหน้านี้ใหม่แล้วลองอีกครั้ง")
