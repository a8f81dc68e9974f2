"""What an officer or a winner reads where a step of an award is refused."""

from django.utils.translation import gettext as _

from sangsuk.core.errors import CallError


def why_refused(error: CallError) -> str:
    """The refusal in words that say what to do."""
    said = _of_giving() | _of_winners() | _of_money()
    return said.get(error.code.removeprefix("awards.")) or _("ยังทำไม่ได้ ลองเปิดหน้านี้ใหม่")


def _of_giving() -> dict[str, str]:
    return {
        "no_result": _("ยังไม่มีผลที่ประกาศ ตรวจผลและประกาศก่อน"),
        "audit_open": _("การตรวจสอบผลยังไม่ยืนยัน จึงยังมอบรางวัลไม่ได้"),
        "other_archive": _("แฟ้มผลในเครื่องนี้ไม่ตรงกับที่ประกาศ นำแฟ้มที่มีลายนิ้วมือตรงกับหน้าผลกลับมาก่อน"),
        "no_verdict": _("รอบตัดสินสุดท้ายยังไม่ปิด"),
        "shared_verdict": _("เรื่องที่ผ่านรอบสุดท้ายมีมากกว่ารางวัล ให้คณะกรรมการตัดสินก่อน"),
        "given_already": _("มอบรางวัลส่วนนี้ไปแล้ว"),
        "over_budget": _("รางวัลรวมเกินงบที่ประกาศไว้ ดูอันดับและรางวัลในไฟล์กติกา"),
        "withdrawn": _("เจ้าของเรื่องขอคืนเรื่องนี้แล้ว ทำขั้นต่อไปไม่ได้"),
        "not_entitled": _("งานนี้เป็นของอีกบทบาทหนึ่ง ให้คนที่รับผิดชอบทำ"),
        "plaque_order": _("โล่ทำทีละขั้นตามลำดับ"),
        "no_plaque": _("รางวัลนี้ไม่มีโล่"),
    }


def _of_winners() -> dict[str, str]:
    return {
        "not_accepted": _("ยังไม่ได้ตอบรับรางวัล"),
        "not_identified": _("ยังไม่มีใครยืนยันว่าผู้รับคือใคร"),
        "no_grounds": _("เขียนก่อนว่ายืนยันตัวตนอย่างไร"),
        "account_stays": _("สั่งจ่ายไปที่บัญชีเดิมแล้ว ถ้าบัญชีผิดให้โทรหาฝ่ายการเงิน"),
        "bad_account": _("เลขบัญชีมี 10 ถึง 15 ตัว และต้องมีชื่อธนาคารกับชื่อบัญชี"),
    }


def _of_money() -> dict[str, str]:
    return {
        "no_rule": _("ยังไม่มีใครลงนามว่าหักภาษีเท่าไร ลงนามก่อนสั่งจ่าย"),
        "bad_rule": _("อัตราเป็นร้อยละ 0 ถึง 100 จำนวนเงินตั้งแต่ 0 บาท และต้องบอกที่มา"),
        "ordered_already": _("สั่งจ่ายไปแล้ว รอผู้อนุมัติ"),
        "approved_already": _("อนุมัติไปแล้ว"),
        "not_ordered": _("ยังไม่มีคำสั่งจ่ายที่อนุมัติ"),
        "one_person": _("คนที่สั่งจ่ายอนุมัติเองไม่ได้ ให้เจ้าหน้าที่การเงินอีกคนดู"),
        "no_account": _("ผู้รับยังไม่ได้บอกเลขบัญชี"),
    }
