#!/usr/bin/env python3
"""The same statistics from scipy, statsmodels and scikit-learn, which have them ready: prints reference.csv.

    python3 -m venv v && v/bin/pip install scipy==1.17.1 statsmodels==0.15.0 scikit-learn==1.9.1
    v/bin/python docs/statistics/reference.py > docs/statistics/reference.csv
"""
from itertools import chain

import numpy as np
from scipy import stats
from sklearn.metrics import cohen_kappa_score
from statsmodels.api import OLS
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.inter_rater import cohens_kappa
from statsmodels.stats.proportion import proportion_confint

from verification import INTERVIEWS, SHARES, TABLES


def kappas(table):
    people = [(i, j) for i, line in enumerate(table) for j, count in enumerate(line) for _ in range(count)]
    first, again = zip(*people)
    for name, weights, other in [("kappa", None, None), ("linear", "linear", "linear"), ("quadratic", "quadratic", "quadratic")]:
        result = cohens_kappa(np.array(table), wt=weights, return_results=True)
        assert abs(result.kappa - cohen_kappa_score(first, again, weights=other)) < 1e-12
        yield name, (result.kappa, result.std_kappa)


def pooled(interviews):
    """The ratio's robust error from regression without a constant: differing on compared, weighted by 1 / compared."""
    d, m = (np.array(column, float) for column in zip(*interviews))
    n, items = len(d), m.sum()
    items_ = np.array(list(chain.from_iterable([1] * a + [0] * (b - a) for a, b in interviews)), float)
    groups = np.repeat(np.arange(n), m.astype(int))
    fit = OLS(items_, np.ones_like(items_)).fit(
        cov_type="cluster", cov_kwds={"groups": groups, "use_correction": False}
    )
    rate, error = fit.params[0], fit.bse[0] * np.sqrt(n / (n - 1))
    worth = min(items, rate * (1 - rate) / error**2 * (stats.t.ppf(0.975, items - 1) / stats.t.ppf(0.975, n - 1)) ** 2)
    hits = rate * worth
    return rate, error, stats.beta.ppf(0.025, hits, worth - hits + 1), stats.beta.ppf(0.975, hits + 1, worth - hits)


def funnel(n, p, tail):
    r = stats.binom.ppf([tail, 1 - tail], n, p)
    limits = (r - (stats.binom.cdf(r, n, p) - [tail, 1 - tail]) / stats.binom.pmf(r, n, p)) / n
    return *np.clip(limits, 0, 1), *r


def lines():
    for hits, n in [(0, 20), (1, 29), (3, 22), (15, 148), (22, 22), (7, 9), (81, 263)]:
        for name, tail in SHARES.items():
            yield "interval", f"{hits}/{n} {name}", proportion_confint(hits, n, 2 * float(tail), "beta")
    for n, p in [(1, "1/10"), (5, "1/20"), (12, "1/10"), (40, "3/20"), (40, "1/100"), (250, "1/4"), (9, "9/10")]:
        for name, tail in SHARES.items():
            over, under = map(int, p.split("/"))
            yield "funnel", f"{n} {p} {name}", funnel(n, over / under, float(tail))
    for gained, lost in [(0, 0), (7, 13), (1, 9), (30, 12), (4, 4)]:
        p = mcnemar([[0, gained], [lost, 0]], exact=True).pvalue if gained + lost else 1
        yield "mcnemar", f"{gained} {lost}", (p,)
    for t, df in [(2.0656, 6), (1.96, 100), (12.706, 1), (0.3, 2), (4.5, 30)]:
        yield "student", f"{t} {df}", (2 * stats.t.sf(t, df),)
    for name, table in TABLES.items():
        for what, values in kappas(table):
            yield what, name, values
    for name, interviews in INTERVIEWS.items():
        yield "pooled", name, pooled(interviews)


if __name__ == "__main__":
    print("what,of,values")
    for what, of, values in lines():
        print(f"{what},{of},{' '.join(f'{float(value):.8f}' for value in values)}")
