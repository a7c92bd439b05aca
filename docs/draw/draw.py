"""Reproduces a verification draw from its published seed. Written from docs/draw.md alone; standard library only.
python3 draw.py check FILE                  whether seed, hash and list of a published draw agree; ends with 1 if not
python3 draw.py list FILE                   the list as it follows from the seed
python3 draw.py hash SEED                   the hash that was published when the wave opened
python3 draw.py value SEED STREAM POSITION  a position's value, in hexadecimal; of its kind with "kind|STREAM"
"""
import csv, hashlib, hmac, json, sys
from fractions import Fraction
from math import ceil

def hash_of(seed):
    return hashlib.sha256(seed.encode()).hexdigest()
def value(seed, stream, position):
    message = f"{stream}|{position}".encode()
    return int.from_bytes(hmac.new(seed.encode(), message, hashlib.sha256).digest()[:8], "big")
def kind_of(seed, stream, position, reason, kinds):
    heard = reason == "value" and not stream.startswith("online/")
    possible = [kind for kind in ("callback", "repeat", "observation") if kind != "observation" or heard]
    place = Fraction(value(seed, f"kind|{stream}", position), 2**64) * sum(kinds[kind] for kind in possible)
    for n, kind in enumerate(possible, 1):
        if place < sum(kinds[kind] for kind in possible[:n]): return kind
    return "callback"
def draw_stream(seed, parameters, stream, events):
    drawn, waiting, unreachable, length = [], {}, set(), 0
    def add(position, reason):
        waiting.pop(position)
        drawn.append((stream, position, reason, length, kind_of(seed, stream, position, reason, parameters["kinds"])))
    for event, n, position in events:
        if n < length: sys.exit(f"{stream} shrinks from {length} to {n}")
        while length < n:
            length += 1
            waiting[length] = value(seed, stream, length)
            if Fraction(waiting[length], 2**64) < parameters["share"]: add(length, "value")
        missing = 0
        if event == "unreachable":
            if position in unreachable or position not in {row[1] for row in drawn}:
                sys.exit(f"{stream} {position} is not drawn, or unreachable twice")
            unreachable.add(position)
            missing = 1
        elif event != "completed":
            cover = min(length, parameters["firstWeekChecks"]) if event == "first_week" else 0
            missing = max(ceil(parameters["share"] * length), cover) + len(unreachable) - len(drawn)
        for candidate in sorted(waiting, key=lambda p: (waiting[p], p))[:max(missing, 0)]: add(candidate, event)
    return sorted(drawn)
def list_of(doc):
    streams, rows = {}, [("stream", "position", "reason", "n", "kind")]
    for row in csv.DictReader(doc["events"].splitlines()):
        streams.setdefault(row["stream"], []).append((row["event"], int(row["n"]), int(row["position"] or 0)))
    for name in sorted(streams): rows += draw_stream(doc["seed"], doc["parameters"], name, streams[name])
    return "".join(",".join(map(str, row)) + "\n" for row in rows)

what, rest = sys.argv[1:2], sys.argv[2:]
if what in (["check"], ["list"]):
    doc = json.loads("{" + open(rest[0], encoding="utf-8").read().partition("{")[2], parse_float=Fraction)
    if not doc["seed"]: sys.exit("The seed is not published yet.")
    if hash_of(doc["seed"]) != doc["seedHash"]: sys.exit("The seed is DIFFERENT from the one of the hash.")
    mine = list_of(doc)
    if what == ["list"]: sys.exit(print(mine, end=""))
    sys.exit(mine != doc["draw"] and "The list is DIFFERENT." or print("Hash and list are right."))
print(hash_of(*rest) if what == ["hash"] else f"{value(*rest):016x}" if what == ["value"] else sys.exit(__doc__))
