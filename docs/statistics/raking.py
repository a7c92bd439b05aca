#!/usr/bin/env python3
"""Weights and distances of a sample, worked out a second time by other means than the platform's.

Needs nothing but Python 3. Where the platform scales margin after margin until all are met (Deming and Stephan 1940),
here the same weights are the exponentials that minimise the discrimination information (Ireland and Kullback 1968): one
convex function of one multiplier per code, minimised by Newton's method. Under a cap the factor that keeps the mean at 1
is solved for between its breakpoints instead of halving an interval. Ranges are quantiles in exact fractions.

    python3 raking.py      prints raking.csv
"""
from fractions import Fraction
from itertools import product
from math import comb, exp, fsum, log, pi, sqrt

# Counts of a table, the last margin running fastest; the aims of its margins, in any unit.
TABLES = {
    "one": ([30, 70], [[60, 40]]),
    "two": ([120, 31, 58, 77, 45, 92, 15, 64, 33, 70, 81, 26], [[40, 35, 25], [10, 20, 30, 40]]),
    "three": ([14, 22, 9, 31, 18, 12, 27, 16, 8, 21, 33, 19], [[51, 49], [20, 50, 30], [64, 36]]),
    "sparse": ([25, 5, 0, 0, 30, 8, 6, 0, 26], [[30, 30, 40], [35, 33, 32]]),
    "regions": ([403, 511, 88, 954, 310, 47], [[736.7, 881.7, 2055.7, 645.3, 1369.6, 1130.1]]),
}
CAPS = {"one": [1.5], "two": [1.2, 1.5], "three": [1.4], "regions": [1.5, 2, 5]}
AGAINST = {
    "even": ([50, 50], [40, 60]),
    "five": ([12, 30, 8, 0, 51], [10, 25, 15, 5, 45]),
    "regions": ([403, 511, 88, 954, 310, 47], [736.7, 881.7, 2055.7, 645.3, 1369.6, 1130.1]),
}


def cells_of(margins):
    return list(product(*[range(len(margin)) for margin in margins]))


def solve(matrix, right):
    """Gauss and Jordan with pivots."""
    n = len(right)
    rows = [list(row) + [value] for row, value in zip(matrix, right)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [value / rows[i][i] for value in rows[i]]
        for r in range(n):
            if r != i:
                rows[r] = [a - rows[r][i] * b for a, b in zip(rows[r], rows[i])]
    return [row[n] for row in rows]


def newton(counts, margins):
    """Multipliers of every code but each margin's first; log of the sum of exponentials minus the aims."""
    cells = cells_of(margins)
    n = sum(counts)
    shares = [[value / sum(margin) for value in margin] for margin in margins]
    names = [(m, code) for m, margin in enumerate(margins) for code in range(1, len(margin))]
    aims = [shares[m][code] for m, code in names]
    x = [[1.0 if cell[m] == code else 0.0 for m, code in names] for cell in cells]

    def state(free):
        raw = [count / n * exp(fsum(a * b for a, b in zip(row, free))) for count, row in zip(counts, x)]
        total = fsum(raw)
        return total, [value / total for value in raw]

    value = lambda free: log(state(free)[0]) - fsum(a * b for a, b in zip(aims, free))
    free = [0.0] * len(names)
    for _ in range(100):
        total, p = state(free)
        mean = [fsum(q * row[j] for q, row in zip(p, x)) for j in range(len(names))]
        slope = [m - a for m, a in zip(mean, aims)]
        if max(map(abs, slope)) < 1e-15:
            break
        bend = [
            [fsum(q * row[i] * row[j] for q, row in zip(p, x)) - mean[i] * mean[j] for j in range(len(names))]
            for i in range(len(names))
        ]
        step, length = solve(bend, slope), 1.0
        moved = lambda: [a - length * b for a, b in zip(free, step)]
        while length > 1e-9 and value(moved()) > value(free) + 1e-14:
            length /= 2
        free = moved()
    _, p = state(free)
    return [q * n / count if count else 0.0 for q, count in zip(p, counts)]


def scaled(counts, weights, margins):
    cells, n = cells_of(margins), sum(counts)
    for m, margin in enumerate(margins):
        held = [fsum(c * w for c, w, cell in zip(counts, weights, cells) if cell[m] == code) for code in range(len(margin))]
        weights = [w * margin[cell[m]] / sum(margin) * n / held[cell[m]] for w, cell in zip(weights, cells)]
    return weights


def held(counts, weights, cap):
    """Between two breakpoints the mean is a straight line in the factor: find the line that passes through 1, and solve."""
    n = sum(counts)
    clip = lambda f: [min(max(w * f, 1 / cap), cap) for w in weights]
    mean = lambda f: fsum(c * w for c, w in zip(counts, clip(f))) / n
    breaks = sorted({edge / w for w in weights if w > 0 for edge in (1 / cap, cap)})
    for low, high in zip(breaks, breaks[1:]):
        a, b = mean(low), mean(high)
        if a <= 1 <= b and b > a:
            return clip(low + (1 - a) / (b - a) * (high - low))
    return clip(1)


def capped(counts, margins, cap):
    weights = newton(counts, margins)
    if max(weights) < cap and min(w for w, c in zip(weights, counts) if c) > 1 / cap:
        return weights
    weights = [1.0] * len(counts)
    for _ in range(20000):
        before, weights = weights, held(counts, scaled(counts, weights, margins), cap)
        if max(abs(a - b) for a, b in zip(before, weights)) < 1e-13:
            break
    return weights


def effect(counts, weights):
    total, squares = (fsum(c * w**k for c, w in zip(counts, weights)) for k in (1, 2))
    deff = sum(counts) * squares / total**2
    return [deff, sum(counts) / deff]


def quantile(n, p, q):
    below = Fraction(0)
    for k in range(n + 1):
        below += comb(n, k) * p**k * (1 - p) ** (n - k)
        if below > q:
            return k
    return n


def against(counts, aims):
    n, whole = sum(counts), sum(aims)
    apart = fsum(abs(c / n - a / whole) for c, a in zip(counts, aims)) / 2
    chance = fsum(sqrt(2 * a / whole * (1 - a / whole) / (pi * n)) for a in aims) / 2
    tail = Fraction(1, 40)
    ranges = []
    for aim in aims if n < 500 else []:
        share = Fraction(str(aim)) / Fraction(str(whole))
        ranges += [quantile(n, share, tail) / n, quantile(n, share, 1 - tail) / n]
    return [apart, chance] + ranges


def line(what, of, values):
    print(f"{what},{of}," + " ".join(f"{value:.8f}" for value in values))


print("what,of,values")
for name, (counts, margins) in TABLES.items():
    weights = newton(counts, margins)
    line("weights", name, [w for w, c in zip(weights, counts) if c])
    line("effect", name, effect(counts, weights))
for name, caps in CAPS.items():
    for cap in caps:
        counts, margins = TABLES[name]
        line("capped", f"{name} {cap}", capped(counts, margins, cap))
for name, (counts, aims) in AGAINST.items():
    line("against", name, against(counts, aims))
