# The digest that Debian's Pyzor makes of each file whose name comes in, one line each.
import email
import sys

import pyzor.digest

for name in sys.stdin:
    with open(name.rstrip("\n"), "rb") as message:
        print(pyzor.digest.DataDigester(email.message_from_bytes(message.read())).value)
