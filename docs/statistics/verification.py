#!/usr/bin/env python3
"""The statistics of checks, worked out a second time by other means than the platform's.

Needs nothing but Python 3. Tails are sums of binomial terms (where it can be, in fractions of whole numbers) instead of
beta functions, Student's t and the beta distribution are integrated by Simpson's rule, weighted kappa goes cell by cell
over the whole square table, and the variance of a pooled rate is added up interview by interview instead of from sums
of squares.

    python3 verification.py      prints verification.csv
"""
from fractions import Fraction
from math import atan, comb, cos, exp, fsum, lgamma, pi, sqrt

SHARES = {"0.025": Fraction(1, 40), "0.001": Fraction(1, 1000)}


def terms(n, p):
    return [comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1)]


def halve(grows, low=0.0, high=1.0, steps=60):
    for _ in range(steps):
        middle = (low + high) / 2
        low, high = (low, middle) if grows(middle) else (middle, high)
    return (low + high) / 2


def clopper_pearson(hits, n, tail):
    at_least = lambda p: fsum(terms(n, p)[hits:])
    at_most = lambda p: fsum(terms(n, p)[: hits + 1])
    lower = 0.0 if hits == 0 else halve(lambda p: at_least(p) >= tail)
    upper = 1.0 if hits == n else halve(lambda p: at_most(p) <= tail)
    return lower, upper


def funnel(n, p, tail):
    """Spiegelhalter 2005, appendix A.1.1, with exact fractions; and the counts whose tail probability is not too small."""
    terms_ = terms(n, p)
    below = [sum(terms_[: k + 1]) for k in range(n + 1)]
    limit = lambda q: next((k - (below[k] - q) / terms_[k]) / n for k in range(n + 1) if below[k] > q)
    inside = [k for k in range(n + 1) if below[k] > tail and 1 - (below[k - 1] if k else 0) >= tail]
    clip = lambda x: float(min(max(x, 0), 1))
    return clip(limit(tail)), clip(limit(1 - tail)), min(inside), max(inside)


def mcnemar(gained, lost):
    n = gained + lost
    return float(min(1, 2 * sum(terms(n, Fraction(1, 2))[max(gained, lost):]))) if n else 1.0


def student_tails(t, df, steps=2000):
    """Area beyond |t| on both sides: Simpson's rule from 0 to |t|, on the angle whose tangent is t / sqrt(df)."""
    # With t = sqrt(df) tan(a) the density is a power of the cosine, smooth and bounded.
    top, power = atan(abs(t) / sqrt(df)), df - 1
    constant = exp(lgamma((df + 1) / 2) - lgamma(df / 2)) / sqrt(pi)
    f = lambda i: cos(top * i / steps) ** power
    area = sum((4 if i % 2 else 2) * f(i) for i in range(1, steps)) + f(0) + f(steps)
    return 1 - 2 * constant * area * top / steps / 3


def student_quantile(confidence, df):
    return halve(lambda t: student_tails(t, df, 400) <= 1 - confidence, 0, 1000, 50)


def kappa(table, weight):
    """Weighted kappa by weights of agreement, with the standard error of Fleiss, Cohen and Everitt (1969)."""
    size, n = range(len(table)), sum(map(sum, table))
    p = [[table[i][j] / n for j in size] for i in size]
    row, column = [sum(p[i]) for i in size], [sum(p[i][j] for i in size) for j in size]
    w = [[1 - weight(i, j) for j in size] for i in size]
    observed = sum(w[i][j] * p[i][j] for i in size for j in size)
    expected = sum(w[i][j] * row[i] * column[j] for i in size for j in size)
    rows = [sum(w[i][j] * column[j] for j in size) for i in size]
    columns = [sum(w[i][j] * row[i] for i in size) for j in size]
    value = (observed - expected) / (1 - expected)
    spread = sum(p[i][j] * (w[i][j] * (1 - expected) - (rows[i] + columns[j]) * (1 - observed)) ** 2 for i in size for j in size)
    variance = (spread - (observed * expected - 2 * expected + observed) ** 2) / (n * (1 - expected) ** 4)
    return value, sqrt(variance)


def inconsistency(table):
    """Simple response variance and index of inconsistency from the answers themselves, person by person."""
    people = [(i, j) for i, line in enumerate(table) for j, count in enumerate(line) for _ in range(count)]
    n = len(people)
    gross = sum((a - b) ** 2 for a, b in people) / n
    every = sum((a - b) ** 2 for a, _ in people for _, b in people) / n**2
    return gross / 2, gross / every


def pooled(interviews):
    """Korn and Graubard's interval: items are worth what the variance between interviews says."""
    n, items = len(interviews), sum(m for _, m in interviews)
    rate = sum(d for d, _ in interviews) / items
    variance = n / (n - 1) * sum((d - rate * m) ** 2 for d, m in interviews) / items**2
    worth = min(items, rate * (1 - rate) / variance * (student_quantile(0.95, items - 1) / student_quantile(0.95, n - 1)) ** 2)
    lower = halve(lambda x: beta(x, rate * worth, (1 - rate) * worth + 1) >= 0.025, steps=40)
    upper = halve(lambda x: beta(x, rate * worth + 1, (1 - rate) * worth) >= 0.975, steps=40)
    return rate, sqrt(variance), lower, upper


def beta(x, a, b, steps=1200):
    """Share of the beta distribution up to x: Simpson's rule; the eighth power keeps the density smooth where a is small."""
    if x <= 0:
        return 0.0
    constant = exp(lgamma(a + b) - lgamma(a) - lgamma(b))
    power = 8
    f = lambda u: power * u ** (power * a - 1) * (1 - u**power) ** (b - 1) if u > 0 else 0.0
    top = x ** (1 / power)
    area = sum((4 if i % 2 else 2) * f(top * i / steps) for i in range(1, steps)) + f(0) + f(top)
    return constant * area * top / steps / 3


TABLES = {
    # Invented: ratings 1 to 5 at first (rows) and in the check (columns).
    "ratings": [[4, 1, 0, 0, 0], [2, 6, 3, 0, 0], [0, 2, 12, 5, 1], [0, 1, 4, 25, 9], [1, 0, 2, 11, 61]],
    "few": [[0, 0, 0, 0, 0], [0, 1, 0, 0, 0], [0, 0, 2, 1, 0], [0, 0, 0, 3, 1], [0, 0, 0, 0, 2]],
    "yesno": [[80, 7], [13, 20]],
}
INTERVIEWS = {
    # Invented: differing and compared items of each interview.
    "eight": [(0, 6), (1, 5), (0, 6), (3, 6), (0, 4), (2, 6), (0, 6), (0, 3)],
    "three": [(0, 6), (1, 6), (0, 2)],
    "alike": [(1, 10), (1, 9), (1, 11), (1, 10), (2, 11), (0, 9)],
}


def lines():
    for hits, n in [(0, 20), (1, 29), (3, 22), (15, 148), (22, 22), (7, 9), (81, 263)]:
        for name, tail in SHARES.items():
            yield "interval", f"{hits}/{n} {name}", clopper_pearson(hits, n, tail)
    for n, p in [(1, "1/10"), (5, "1/20"), (12, "1/10"), (40, "3/20"), (40, "1/100"), (250, "1/4"), (9, "9/10")]:
        for name, tail in SHARES.items():
            yield "funnel", f"{n} {p} {name}", funnel(n, Fraction(p), tail)
    for gained, lost in [(0, 0), (7, 13), (1, 9), (30, 12), (4, 4)]:
        yield "mcnemar", f"{gained} {lost}", (mcnemar(gained, lost),)
    for t, df in [(2.0656, 6), (1.96, 100), (12.706, 1), (0.3, 2), (4.5, 30)]:
        yield "student", f"{t} {df}", (student_tails(t, df),)
    for name, table in TABLES.items():
        span = len(table) - 1
        yield "kappa", name, kappa(table, lambda i, j: float(i != j))
        yield "linear", name, kappa(table, lambda i, j: abs(i - j) / span)
        yield "quadratic", name, kappa(table, lambda i, j: (i - j) ** 2 / span**2)
        yield "inconsistency", name, inconsistency(table)
    for name, interviews in INTERVIEWS.items():
        yield "pooled", name, pooled(interviews)


if __name__ == "__main__":
    print("what,of,values")
    for what, of, values in lines():
        print(f"{what},{of},{' '.join(f'{float(value):.8f}' for value in values)}")
