from told import MAE_RIM, PAI

from sangsuk.core.tell.card_map import HEAT, draw_dots
from sangsuk.flow.showing.hexmap import load_hexmap


def test_every_district_is_a_dot_and_those_marked_stand_in_a_ring():
    drawn = draw_dots({MAE_RIM: 3, PAI: None}, hexmap=load_hexmap(), marked=[PAI])

    assert drawn.count("<circle") == 878 + 2
    assert drawn.count('stroke="#fbf8f1"') == 1


def test_the_silent_are_pale_and_the_praised_are_not():
    cell = next(cell for cell in load_hexmap().cells if cell.district.code == MAE_RIM)
    silent, praised = (draw_dots({MAE_RIM: value}, hexmap=load_hexmap()) for value in (None, 5))
    dot = f'cx="{cell.x}" cy="{cell.y}" r="8" fill="{HEAT[0]}"'

    assert (dot in silent, dot in praised) == (True, False)
