"""A campaign whose stories are of two themes."""

from kept import a_kept_campaign, keep_reading, know_sizes
from told import BLAMED, PRAISED, a_reading

from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.districts.models import District
from sangsuk.records.stories.models import Reading
from sangsuk.records.stories.showing import show_stories

ARMY = ("สัสดี", "ผ่อนผัน", "เกณฑ์ทหาร")
HOTEL = ("โรงแรม", "ใบอนุญาต", "ที่พัก")


def a_campaign_with_themes(army: int = 17, hotel: int = 16, others: int = 110) -> Campaign:
    """Stories of two themes in six districts, among others that share no word."""
    campaign = a_kept_campaign()
    codes = list(District.objects.order_by("code").values_list("code", flat=True)[:6])
    rows = [ARMY] * army + [HOTEL] * hotel + [()] * others
    stories = []
    for n, words in enumerate(rows):
        said = BLAMED if n % 5 == 0 else PRAISED
        story = keep_reading(campaign, a_reading(f"s{n}", f"u{n}", (codes[n % 6], said)))
        stories.append(story)
        text = " ".join(["ไปติดต่อมา", *words, f"ครั้งที่ {n}", "เจ้าหน้าที่อธิบายดี รอไม่นานเลยนะคะ"])
        Reading.objects.filter(story=story).update(masked=text)
    show_stories([story.pk for story in stories])
    know_sizes()
    return campaign
