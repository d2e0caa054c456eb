# Signs messages with Python's dkim and Ed25519, which Debian's Mail::DKIM does not know, damages each in ten ways,
# and says what dkim makes of every one of them, in the form of sign.pl.
import base64, random, sys, time
import dkim
import nacl.signing

time.time = lambda: float(sys.argv[3])
random.seed(int(sys.argv[1]))
count = int(sys.argv[2])
out = sys.stdout.buffer
secret = nacl.signing.SigningKey(random.randbytes(32))
public = base64.b64encode(bytes(secret.verify_key)).decode()
private = base64.b64encode(bytes(secret))
records = {
    'ed': 'v=DKIM1; k=ed25519; p=' + public,
    'tested': 'v=DKIM1; k=ed25519; t=y; p=' + public,
    'only256': 'v=DKIM1; h=sha256; k=ed25519; p=' + public,
    'kind': 'v=DKIM1; k=rsa; p=' + public,
    'short': 'v=DKIM1; k=ed25519; p=' + public[:20],
    'revoked': 'v=DKIM1; k=ed25519; p=',
}
for name in sorted(records):
    out.write(f'K {name}._domainkey.example.com {records[name]}\n'.encode())


def answer(name, timeout=5):
    return records.get(name.decode().split('.')[0], '').encode()


def body():
    kinds = 'abcdefgh', ' ', '  ', '\t', '='
    lines = [''.join(random.choice(random.choice(kinds)) for _ in range(random.randrange(60))) for _ in range(random.choice((1, 2, 4, 13)))]
    plain = '\r\n'.join(lines + [''])
    return random.choice((plain,) * 6 + ('', '\r\n', '\r\n\r\n\r\n', '  \r\n\t\r\n', 'text \r\n\r\n \r\n')).encode()


def message():
    fields = ['From: ' + random.choice(('ann@example.com', 'Ann\r\n <ann@example.com>', 'Ann  Example   <ann@example.com>')),
              'To: bob@example.org', random.choice(('Subject: words', 'Subject:  a\tb \r\n  folded  ', 'Subject:')),
              'Date: Mon, 01 Jan 2024 00:00:00 +0000', 'Message-ID: <1@example.com>']
    random.shuffle(fields)
    return '\r\n'.join(fields).encode() + b'\r\n\r\n' + body()


def signed():
    text = message()
    selector = random.choice(['ed'] * 4 + sorted(records))
    forms = random.choice((b'simple', b'relaxed')), random.choice((b'simple', b'relaxed'))
    field = dkim.sign(text, selector.encode(), b'example.com', private, canonicalize=forms, signature_algorithm=b'ed25519-sha256',
                      include_headers=[b'from', b'to', b'subject', b'date', b'message-id'],
                      length=random.random() < 0.25 and text.split(b'\r\n\r\n', 1)[1].strip() != b'')
    return field + text


def in_body(change):
    def apply(text):
        header, rest = text.split(b'\r\n\r\n', 1)
        return header + b'\r\n\r\n' + change(rest)
    return apply


def bh(text):
    at = text.index(b'bh=') + 3
    return text[:at] + (b'B' if text[at:at + 1] == b'A' else b'A') + text[at + 1:]


WAYS = (
    in_body(lambda b: b'x' + b), in_body(lambda b: b + b'more\r\n'), in_body(lambda b: b + b'\r\n\r\n'),
    in_body(lambda b: b.replace(b' ', b'  ', 1).replace(b'\r\n', b' \r\n')),
    lambda t: t.replace(b'ann@', b'eve@'), lambda t: b'Subject: another\r\n' + t,
    lambda t: t.replace(b'Subject:', b'SUBJECT:  '), lambda t: t.replace(b'\r\nDate:', b'\r\nX-Date:'), bh,
    lambda t: t.replace(b'a=ed25519-sha256', b'a=rsa-sha256'),
)


def tell(text, what):
    try:
        result = 'pass' if dkim.verify(text, dnsfunc=answer, minkey=1) else 'fail'
    except Exception:
        result = 'fail'
    out.write(f'M {len(text)} {what} {result}\n'.encode() + text)


for _ in range(count):
    whole = signed()
    tell(whole, 'whole')
    for number, way in enumerate(WAYS):
        tell(way(whole), f'way{number}')
