"""Reproduces a verification draw from its published seed. Written from docs/draw.md alone; standard library only.
python3 draw.py hash SEED                     the hash that was published when the wave opened
python3 draw.py value SEED STREAM POSITION    the value of one position, in hexadecimal
python3 draw.py list SEED SHARE < events.csv  the list of drawn interviews
"""
import csv
import hashlib
import hmac
import sys
from fractions import Fraction
from math import ceil


def value(seed, stream, position):
    message = f"{stream}|{position}".encode()
    return int.from_bytes(hmac.new(seed.encode(), message, hashlib.sha256).digest()[:8], "big")


def draw_stream(seed, share, stream, events):
    drawn, waiting, unreachable, length = [], {}, set(), 0

    def add(position, reason):
        waiting.pop(position)
        drawn.append((stream, position, reason, length))

    for event, n, position in events:
        if n < length:
            sys.exit(f"{stream} shrinks from {length} to {n}")
        while length < n:
            length += 1
            waiting[length] = value(seed, stream, length)
            if Fraction(waiting[length], 2**64) < share:
                add(length, "value")
        missing = 0
        if event == "unreachable":
            if position in unreachable or position not in {row[1] for row in drawn}:
                sys.exit(f"{stream} {position} is not drawn, or unreachable twice")
            unreachable.add(position)
            missing = 1
        elif event != "completed":
            missing = ceil(share * length) + len(unreachable) - len(drawn)
        for candidate in sorted(waiting, key=lambda p: (waiting[p], p))[:missing] if missing > 0 else []:
            add(candidate, event)
    return drawn


if sys.argv[1:2] == ["hash"]:
    print(hashlib.sha256(sys.argv[2].encode()).hexdigest())
elif sys.argv[1:2] == ["value"]:
    print(f"{value(sys.argv[2], sys.argv[3], int(sys.argv[4])):016x}")
elif sys.argv[1:2] == ["list"]:
    streams = {}
    for row in csv.DictReader(sys.stdin):
        streams.setdefault(row["stream"], []).append((row["event"], int(row["n"]), int(row["position"] or 0)))
    print("stream,position,reason,n")
    for name in sorted(streams):
        for entry in draw_stream(sys.argv[2], Fraction(sys.argv[3]), name, streams[name]):
            print(*entry, sep=",")
else:
    sys.exit(__doc__)
