"""The tables that the statistics are checked with: raters × units, None for a gap."""

import random

GAP = None


def case(rows, clusters=None):
    """`clusters` has one number for each unit; without it every unit is a cluster of its own."""
    return {"clusters": clusters or list(range(len(rows[0]))), "ratings": rows}


def panel(seed, raters, districts, indicators, absent=0.0, recused=()):
    """Grades 0 to 3 as a panel gives them: districts differ, indicators too, and panelists are strict or mild."""
    draw = random.Random(seed)
    quality = [draw.gauss(1.7, 0.7) for _ in range(districts)]
    ease = [draw.gauss(0.0, 0.4) for _ in range(indicators)]
    severity = [draw.gauss(0.0, 0.3) for _ in range(raters)]
    rows = []
    for rater in range(raters):
        row = []
        for district in range(districts):
            mood = draw.gauss(0.0, 0.15)
            for indicator in range(indicators):
                grade = quality[district] + ease[indicator] + severity[rater] + mood + draw.gauss(0.0, 0.5)
                gap = draw.random() < absent or (rater, district) in recused
                row.append(GAP if gap else min(3, max(0, round(grade))))
        rows.append(row)
    return case(rows, [district for district in range(districts) for _ in range(indicators)])


def totals(seed, raters, districts, thousandths):
    """Weighted totals with as many thousandths as the smallest step, and some ties."""
    draw = random.Random(seed)
    quality = [draw.uniform(55, 95) for _ in range(districts)]
    steps = 1000 // thousandths
    return case([[round((q + draw.gauss(0, 3)) * steps) / steps for q in quality] for _ in range(raters)])


CASES = {
    # K. Krippendorff, Computing Krippendorff's alpha-reliability (2011), example C.
    "krippendorff": case(
        [
            [1, 2, 3, 3, 2, 1, 4, 1, 2, GAP, GAP, GAP],
            [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, GAP, 3],
            [GAP, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, GAP],
            [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, GAP],
        ]
    ),
    # P. Shrout and J. Fleiss, Intraclass correlations (1979), table 2: 0.29 and 0.62.
    "shrout-fleiss": case(
        [[9, 6, 8, 7, 10, 6], [2, 1, 4, 1, 5, 2], [5, 3, 6, 2, 6, 4], [8, 2, 8, 6, 9, 7]]
    ),
    "two-raters": case([[0, 1, 2, 3, 2, 1, 0, 3], [1, 1, 2, 2, 3, 1, 0, 3]], [0, 0, 1, 1, 2, 2, 3, 3]),
    "two-raters-opposed": case([[0, 1, 2, 3], [3, 2, 1, 0]]),
    "three-raters-opposed": case([[0, 3, 1, 2, 0], [3, 0, 2, 1, 3], [1, 2, 3, 0, 2]]),
    "two-by-two-opposed": case([[0, 1], [1, 0]]),
    "one-rater": case([[0, 1, 2, 3]]),
    "one-rater-of-three": case([[0, 1, 2, 3], [GAP] * 4, [GAP] * 4]),
    "one-unit": case([[2], [3], [3]]),
    "nobody": case([[GAP, GAP], [GAP, GAP]]),
    "never-the-same-unit": case([[1, 2, GAP, GAP], [GAP, GAP, 2, 3]]),
    "silent-rater": case([[0, 1, 2, 3, 1], [GAP] * 5, [1, 1, 2, 3, 0]], [0, 0, 1, 1, 1]),
    "all-equal": case([[2, 2, 2, 2], [2, 2, 2, 2], [2, 2, 2, 2]]),
    "all-agree": case([[0, 3, 1, 2, 2, 0], [0, 3, 1, 2, 2, 0], [0, 3, 1, 2, 2, 0]], [0, 0, 1, 1, 2, 2]),
    "constant-raters": case([[1, 1, 1, 1], [2, 2, 2, 2], [3, 3, 3, 3]]),
    "one-constant-rater": case([[0, 1, 2, 3, 1, 2], [2, 2, 2, 2, 2, 2], [0, 2, 2, 3, 0, 1]], [0, 0, 0, 1, 1, 1]),
    "constant-distance": case([[0, 1, 2, 3], [1, 2, 3, 4], [3, 4, 5, 6]]),
    "equal-means": case([[0, 1, 2, 3], [3, 2, 1, 0], [1, 2, 1, 2], [2, 1, 2, 1]]),
    "paired-but-equal": case([[2, 1, GAP], [2, GAP, GAP], [GAP, GAP, 3]]),
    "ties": case(
        [[1, 1, 2, 2, 3, 3, 3, 0], [1, 2, 2, 2, 3, 3, 2, 0], [0, 1, 1, 2, 3, 2, 2, 1], [1, 1, 1, 1, 2, 2, 3, 0]],
        [0, 0, 0, 0, 1, 1, 1, 1],
    ),
    "gaps": case(
        [
            [0, GAP, 2, 3, 1, 2, GAP, 1, 0, 2],
            [1, 1, GAP, 3, 1, 2, 3, 2, 0, 2],
            [0, 2, 2, GAP, 0, 2, 3, 1, 1, 3],
            [0, GAP, 1, 2, 1, GAP, 3, 1, 0, 2],
        ],
        [0, 0, 0, 0, 1, 1, 1, 2, 2, 2],
    ),
    "one-district": case([[0, 1, 2, 3], [1, 1, 2, 3], [0, 2, 2, 2]], [7, 7, 7, 7]),
    "stands-apart": case(
        [
            [0, 1, 2, 3, 2, 1, 1, 2.5],
            [3, 1, 2, 3, 2, 1, 1, 1.1],
            [3, 1, 2, 1, 0, 1, 1, 1.0],
            [3, 1, 2, 0, 0, 2, 1, 1.2],
            [3, 3, 2, 2, GAP, 1, 2.25, 0.9],
        ],
        [0, 0, 1, 1, 2, 2, 3, 3],
    ),
    "halves": case(
        [[1.5, 2.0, 0.5, 3.0, 2.5, 1.0], [1.0, 2.5, 0.5, 2.5, 2.5, 1.5], [2.0, 2.0, 1.0, 3.0, 2.0, 1.0]],
        [0, 0, 1, 1, 2, 2],
    ),
    "tenths": case(
        [
            [0.1, 0.2, 0.3, 0.7, 1.1, 1.3, 2.9],
            [0.2, 0.3, 0.1, 0.6, 1.4, 1.3, 2.7],
            [0.3, 0.1, 0.2, 0.9, 1.1, 1.6, 2.8],
            [0.1, 0.2, 0.4, 0.7, 1.2, 1.1, 2.9],
        ],
        [0, 0, 0, 1, 1, 2, 2],
    ),
    "totals": totals(11, 9, 14, 10),
    "totals-of-38": totals(12, 11, 38, 500),
    "panel": panel(1, 9, 13, 20),
    "panel-with-gaps": panel(2, 9, 13, 20, absent=0.02, recused={(0, 3), (4, 7), (8, 12)}),
    "panel-of-three": panel(3, 3, 7, 13, absent=0.05),
}
