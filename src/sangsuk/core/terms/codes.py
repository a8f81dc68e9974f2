"""The codes of services (งานบริการ) and drivers (เหตุแห่งสุขทุกข์): stored, published, never renamed."""

from typing import Final, NamedTuple


class Words(NamedTuple):
    """A name in both languages."""

    th: str
    en: str


SERVICES: Final[dict[str, Words]] = {
    "id_card": Words("บัตรประจำตัวประชาชน", "National ID card"),
    "civil_registration": Words("ทะเบียนราษฎร เกิด ตาย ย้ายบ้าน", "Births, deaths, moving house"),
    "family_registration": Words("ทะเบียนครอบครัว สมรส หย่า รับบุตร", "Marriage, divorce, children"),
    "name_change": Words("เปลี่ยนชื่อ เปลี่ยนนามสกุล", "Change of name"),
    "legal_status": Words("สัญชาติและสถานะบุคคล", "Nationality and legal status"),
    "island_registry": Words("ทะเบียนเกาะ", "Island registry"),
    "secondhand_trade": Words("ค้าของเก่า ขายทอดตลาด โรงรับจำนำ", "Second-hand trade, auctions, pawn"),
    "firearms": Words("อาวุธปืน", "Firearms"),
    "hotel": Words("โรงแรมและที่พัก", "Hotels and lodging"),
    "shrine": Words("ศาลเจ้า มัสยิด สุสาน", "Shrines, mosques, cemeteries"),
    "foundation_association": Words("มูลนิธิและสมาคม", "Foundations and associations"),
    "territorial_defence": Words("กองอาสารักษาดินแดน (อส.)", "Territorial defence volunteers"),
    "commodity_control": Words("ดูแลสินค้าและการกักตุน", "Prices and hoarding"),
    "damrongtham": Words("ศูนย์ดำรงธรรม ร้องทุกข์ ไกล่เกลี่ย", "Complaints and mediation (Damrongtham)"),
    "military_registration": Words("ทะเบียนทหาร สัสดี", "Military registration"),
    "relief": Words("ช่วยเหลือเยียวยา", "Relief and welfare"),
    "local_administration": Words("กำนัน ผู้ใหญ่บ้าน งานชุมชน", "Kamnan, village heads, community work"),
    "gambling_entertainment": Words("การพนันและสถานบริการ", "Gambling and entertainment places"),
    "other": Words("บริการอื่น", "Other services"),
}

DRIVERS: Final[dict[str, Words]] = {
    "speed": Words("รวดเร็ว", "Speed"),
    "courtesy": Words("สุภาพ ยิ้มแย้ม", "Courtesy"),
    "extra_mile": Words("ทำเกินหน้าที่", "Going the extra mile"),
    "clear_information": Words("บอกชัด เข้าใจง่าย", "Clear information"),
    "fairness": Words("ซื่อตรง เท่าเทียม", "Fairness"),
    "facilities": Words("สถานที่ สะอาด สะดวก", "Facilities"),
    "convenience": Words("สะดวก ใกล้บ้าน นอกเวลา", "Convenience"),
    "care_for_vulnerable": Words("ดูแลผู้เปราะบาง", "Care for the vulnerable"),
    "problem_solved": Words("แก้ปัญหาได้", "Problem solved"),
    "technology": Words("เทคโนโลยี", "Technology"),
}
