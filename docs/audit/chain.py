"""Checks an exported audit log: python3 chain.py audit.tsv. The rule is in docs/audit.md."""
import hashlib
import sys

before, number = "", 0
with open(sys.argv[1], encoding="utf-8", newline="\n") as links:
    for link in links:
        seq, digest, text = link.rstrip("\n").split("\t")
        number += 1
        if int(seq) != number:
            sys.exit(f"link {number} is missing")
        if hashlib.sha256(f"{before}\n{text}".encode()).hexdigest() != digest:
            sys.exit(f"link {seq} does not fit its line")
        before = digest
print(f"{number} lines, head {number}:{before}")
