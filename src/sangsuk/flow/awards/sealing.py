"""Bank accounts are sealed: the key lies in a file of its own beside the database.

Who takes the database alone, or a backup of it, reads no account.
"""

import json
import os
from pathlib import Path
from typing import Final

from cryptography.fernet import Fernet

from sangsuk.core.terms.withholding import BankNumber
from sangsuk.flow.home import keep_once

KEY: Final = "bank_key"


def seal(account: BankNumber, home: Path) -> str:
    told = {"bank": account.bank, "holder": account.holder, "digits": account.digits}
    return _box(home).encrypt(json.dumps(told, ensure_ascii=False).encode()).decode()


def unseal(sealed: str, home: Path) -> BankNumber:
    return BankNumber(**json.loads(_box(home).decrypt(sealed.encode())))


def _box(home: Path) -> Fernet:
    path = home / KEY
    if not path.exists():
        home.mkdir(parents=True, exist_ok=True)
        keep_once(path, Fernet.generate_key().decode())
    return Fernet(os.fsencode(path.read_text("ascii")))
