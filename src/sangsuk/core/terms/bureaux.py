"""Bureaux of กรมการปกครอง that answer what no district office can change.

Names after กฎกระทรวงแบ่งส่วนราชการกรมการปกครอง พ.ศ. 2559, ราชกิจจานุเบกษา เล่ม 133 ตอนที่ 6 ก.
"""

from typing import Final

from sangsuk.core.terms.codes import Words

BUREAUX: Final[dict[str, Words]] = {
    "registration": Words("สำนักบริหารการทะเบียน", "Bureau of Registration Administration"),
    "justice": Words("สำนักการสอบสวนและนิติการ", "Investigation and Legal Affairs Bureau"),
    "local": Words("สำนักบริหารการปกครองท้องที่", "Local Administration Bureau"),
    "security": Words("สำนักกิจการความมั่นคงภายใน", "Internal Security Affairs Bureau"),
    "personnel": Words("กองการเจ้าหน้าที่", "Personnel Division"),
    "computing": Words("ศูนย์สารสนเทศเพื่อการบริหารงานปกครอง", "Information Centre"),
}
