"""Makes scipy_values.json, which StatisticsTests compares with: scipy's own results on samples with and without ties.

Run in this folder with Debian's python3-scipy: /usr/bin/python3 scipy_values.py
"""

import json

import numpy
import scipy
from scipy import special, stats
from scipy.spatial import distance

random = numpy.random.default_rng(20140101)


def numbers(one, other):
    ks = stats.ks_2samp(one, other)
    size = len(one) * len(other) / (len(one) + len(other))
    return {
        "one": list(one),
        "other": list(other),
        "kolmogorovSmirnov": ks.statistic,
        "kolmogorovSmirnovP": float(special.kolmogorov(ks.statistic * numpy.sqrt(size))),
        "wasserstein": stats.wasserstein_distance(one, other),
    }


def categories(one, other):
    one, other = numpy.array(one), numpy.array(other)
    chi_square, p, _, _ = stats.chi2_contingency([one, other], correction=False)
    return {
        "one": one.tolist(),
        "other": other.tolist(),
        "chiSquare": chi_square,
        "chiSquareP": p,
        "jensenShannon": float(distance.jensenshannon(one / one.sum(), other / other.sum(), base=2)),
    }


def proportions(hits, rows, other_hits, other_rows):
    both = (hits + other_hits) / (rows + other_rows)
    error = numpy.sqrt(both * (1 - both) * (1 / rows + 1 / other_rows))
    z = (hits / rows - other_hits / other_rows) / error
    return {
        "one": [hits, rows],
        "other": [other_hits, other_rows],
        "z": z,
        "p": 2 * stats.norm.sf(abs(z)),
    }


values = {
    "scipy": scipy.__version__,
    "numbers": [
        numbers(random.normal(0, 1, 30), random.normal(0, 1, 400)),
        numbers(random.normal(1, 2, 60).round(1), random.normal(0, 1, 80).round(1)),
        numbers(random.exponential(1, 25), random.normal(0, 1, 25)),
        numbers(random.integers(0, 4, 50).astype(float), random.integers(0, 4, 90).astype(float)),
        numbers([1.0, 1.0, 2.0], [3.0, 4.0]),
        numbers([5.0], [5.0]),
    ],
    "categories": [
        categories([10, 20, 30], [100, 220, 290]),
        categories([3, 0, 12, 7], [40, 6, 100, 9]),
        categories([50, 1], [49, 2]),
    ],
    "proportions": [
        proportions(3, 30, 100, 400),
        proportions(29, 30, 200, 400),
        proportions(1, 1000, 1, 2000),
    ],
    "kolmogorov": [
        {"x": x, "survival": float(special.kolmogorov(x))}
        for x in (0.1, 0.3, 0.5, 0.8, 0.999, 1.0, 1.2, 1.5, 2.0, 3.0, 5.0)
    ],
}

with open("scipy_values.json", "w", encoding="utf-8") as file:
    parts = [
        f'"{name}": [\n' + ",\n".join(json.dumps(x) for x in part) + "\n]" if isinstance(part, list) else f'"{name}": "{part}"'
        for name, part in values.items()
    ]
    file.write("{\n" + ",\n".join(parts) + "\n}\n")
