"""The peer of the predicting benchmark: pandas and xgboost doing the same.

train FILE MODEL ROWS    fits on the first rows, with as many trees and leaves as ours
predict FILE MODEL OUT   reads the file, predicts, writes label and prediction
"""

import json
import sys

import pandas
import xgboost

LABEL = "demand"
TEXTS = ["station", "product"]


def features(rows, categories):
    rows = rows.drop(columns=[LABEL])
    for name in TEXTS:
        rows[name] = pandas.Categorical(rows[name], categories=categories[name]).codes
    return rows


def train(path, model, count):
    rows = pandas.read_csv(path, nrows=int(count))
    categories = {name: sorted(rows[name].unique()) for name in TEXTS}
    booster = xgboost.train(
        {"tree_method": "hist", "grow_policy": "lossguide", "max_leaves": 31, "max_depth": 0, "eta": 0.1},
        xgboost.DMatrix(features(rows, categories), rows[LABEL]),
        num_boost_round=100,
    )
    booster.save_model(model)
    with open(model + ".categories", "w") as file:
        json.dump(categories, file)


def predict(path, model, out):
    booster = xgboost.Booster(model_file=model)
    with open(model + ".categories") as file:
        categories = json.load(file)
    rows = pandas.read_csv(path)
    predicted = booster.predict(xgboost.DMatrix(features(rows, categories)))
    pandas.DataFrame({LABEL: rows[LABEL], LABEL + "_predicted": predicted}).to_csv(out, index=False)


{"train": train, "predict": predict}[sys.argv[1]](*sys.argv[2:])
