A_ROW = {
    "id": "1",
    "platform": "facebook",
    "posted_at": "2020-12-02T09:14:35+07:00",
    "author": "u1",
    "text": "ขอบคุณอำเภอปากช่อง",
}
