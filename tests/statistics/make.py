"""Writes fixtures.json and expected.json; see README.md."""

import json
import math
import pathlib
import statistics
import warnings

import krippendorff
import numpy as np
import pandas as pd
import pingouin
import scipy.stats
import statsmodels.api

from cases import CASES

HERE = pathlib.Path(__file__).parent
METRICS = ("nominal", "ordinal", "interval")


def number(value):
    """What JSON has for it; None for what is no number."""
    value = float(value)
    return value if math.isfinite(value) else None


def interval(low, high):
    low, high = number(low), number(high)
    return None if low is None or high is None else [low, high]


def alpha(table, metric):
    """None where the package refuses, or divides by nothing."""
    try:
        return number(krippendorff.alpha(reliability_data=table, level_of_measurement=metric))
    except ValueError:
        return None


def complete(table):
    """Without silent raters, and then without units that have a gap."""
    table = table[~np.isnan(table).all(axis=1)]
    table = table[:, ~np.isnan(table).any(axis=0)]
    return table if min(table.shape) >= 2 else None


def icc(table):
    table = complete(table)
    # pingouin refuses fewer than five ratings.
    if table is None or np.ptp(table) == 0 or table.size < 5:
        return None
    raters, units = table.shape
    long = pd.DataFrame(
        [(unit, rater, table[rater, unit]) for rater in range(raters) for unit in range(units)],
        columns=["unit", "rater", "rating"],
    )
    rows = pingouin.intraclass_corr(long, targets="unit", raters="rater", ratings="rating").set_index("Type")
    low, high = rows.at["ICC(A,1)", "CI95"]
    # Where the means of the units are all equal, what makes the interval is rounding.
    ends = interval(low, high) if high - low > 1e-12 else None
    single = {"value": number(rows.at["ICC(A,1)", "ICC"]), "interval": ends}
    # Beyond this pole the formula of the mean gives numbers above 1.
    sound = lambda end: 1 + (raters - 1) * end > 1e-12
    ends = interval(*rows.at["ICC(A,k)", "CI95"]) if ends and sound(low) else None
    average = {"value": number(rows.at["ICC(A,k)", "ICC"]), "interval": ends} if sound(single["value"]) else None
    return {"raters": raters, "units": units, "single": single, "average": average}


def concordance(table):
    """By the textbook, for pingouin has none; the statistic and p also by Friedman's test of scipy."""
    table = complete(table)
    if table is None:
        return None
    raters, units = table.shape
    ranks = np.apply_along_axis(scipy.stats.rankdata, 1, table)
    sums = ranks.sum(axis=0)
    ties = sum((t**3 - t) for row in table for t in np.unique(row, return_counts=True)[1].tolist())
    most = raters**2 * (units**3 - units) - raters * ties
    if most == 0:
        return None
    w = 12 * ((sums - sums.mean()) ** 2).sum() / most
    chi_square = raters * (units - 1) * w
    p = scipy.stats.chi2.sf(chi_square, units - 1)
    if units >= 3:
        friedman = scipy.stats.friedmanchisquare(*table.T)
        assert math.isclose(friedman.statistic, chi_square, rel_tol=1e-12, abs_tol=1e-12)
        assert math.isclose(friedman.pvalue, p, rel_tol=1e-9)
    return {"raters": raters, "units": units, "w": w, "chi_square": chi_square, "freedom": units - 1, "p": p}


def severity(table, clusters, rater):
    """A regression on nothing but a constant, with errors by clusters."""
    others = np.delete(table, rater, axis=0)
    shared = ~np.isnan(table[rater]) & ~np.isnan(others).all(axis=0)
    if not shared.any():
        return None
    own, others, clusters = table[rater, shared], np.nanmean(others[:, shared], axis=0), clusters[shared]
    deviations = own - others
    groups = len(set(clusters))
    ends = None
    if groups >= 2:
        model = statsmodels.api.OLS(deviations, np.ones(len(deviations)))
        fit = model.fit(cov_type="cluster", cov_kwds={"groups": clusters}, use_t=True)
        ends = interval(*fit.conf_int(0.05)[0])
    # Means that are equal but for rounding are tied.
    correlation = scipy.stats.spearmanr(own, others.round(9)).statistic if len(own) >= 2 else math.nan
    return {
        "cells": len(own),
        "clusters": groups,
        "mean": deviations.mean(),
        "interval": ends,
        "spread": deviations.std(ddof=1) if len(own) >= 2 else None,
        "rank_correlation": number(correlation),
    }


def apart(table):
    """The rule word by word."""
    if (~np.isnan(table)).any(axis=1).sum() < 3 or (~np.isnan(table)).sum(axis=0).max() < 3:
        return None
    found = []
    for unit, cells in enumerate(table.T):
        for rater, value in enumerate(cells):
            others = [other for at, other in enumerate(cells) if at != rater and not math.isnan(other)]
            if math.isnan(value) or len(others) < 2:
                continue
            median = statistics.median(others)
            deviation = max(0.25, scipy.stats.median_abs_deviation(others))
            far, unusual = abs(value - median) >= 2, 0.6745 * abs(value - median) / deviation > 3.5
            if far or unusual:
                why = "FarAndUnusual" if far and unusual else "Far" if far else "Unusual"
                found.append({"rater": rater, "unit": unit, "value": value, "median": median, "why": why})
    return found


def measure(case):
    table = np.array([[math.nan if cell is None else cell for cell in row] for row in case["ratings"]], dtype=float)
    clusters = np.array(case["clusters"])
    return {
        "alpha": {metric: alpha(table, metric) for metric in METRICS},
        "icc": icc(table),
        "concordance": concordance(table),
        "severities": [severity(table, clusters, rater) for rater in range(len(table))],
        "apart": apart(table),
    }


def write(name, things):
    """One line for every part of a case, so that a difference can be read."""
    lines = []
    for case, parts in things.items():
        inner = []
        for part, value in parts.items():
            if isinstance(value, list) and value and isinstance(value[0], (list, dict)):
                rows = ",\n".join(f"      {json.dumps(row)}" for row in value)
                inner.append(f'    "{part}": [\n{rows}\n    ]')
            else:
                inner.append(f'    "{part}": {json.dumps(value)}')
        lines.append(f'  "{case}": {{\n' + ",\n".join(inner) + "\n  }")
    (HERE / name).write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    # Dividing by nothing is what some cases are about.
    warnings.simplefilter("ignore")
    np.seterr(all="ignore")
    pingouin.options["round.column.CI95"] = None
    write("fixtures.json", CASES)
    write("expected.json", {name: measure(case) for name, case in CASES.items()})
