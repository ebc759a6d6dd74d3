namespace MlPipeline.Drift.Evidence;

/// <summary>Recognises values that are in another unit than the field's: the quantiles of the two then lie on a known line.</summary>
static class UnitHint
{
    /// <summary>The distance that is left must be at most this part of what it was, so that no ordinary shift looks like a unit.</summary>
    const double Left = 1.0 / 5;

    /// <summary>A month of days is so far from its own distribution by chance, in standard deviations.</summary>
    const double Chance = 0.3;

    /// <summary>value in the other unit = factor × value in the field's unit + offset.</summary>
    static readonly (string Unit, string Other, double Factor, double Offset)[] Conversions =
    [
        ("°F", "°C", 5.0 / 9, -160.0 / 9),
        ("°F", "K", 5.0 / 9, 273.15 - 160.0 / 9),
        ("°C", "K", 1, 273.15),
        ("mph", "km/h", 1.609344, 0),
        ("mph", "m/s", 0.44704, 0),
        ("mph", "kn", 0.868976, 0),
        ("km/h", "m/s", 1 / 3.6, 0),
        ("inches", "mm", 25.4, 0),
        ("inches", "cm", 2.54, 0),
        ("inHg", "hPa", 33.8639, 0),
        ("inHg", "mmHg", 25.4, 0),
        ("miles", "km", 1.609344, 0),
        ("m", "ft", 1 / 0.3048, 0),
        ("kg", "lb", 2.20462262, 0),
    ];

    /// <summary>Slips that any unit is open to.</summary>
    static readonly (string Words, double Factor)[] Slips =
    [
        ("1,000 times too large", 1_000),
        ("1,000 times too small", 0.001),
        ("100 times too large, like percent in place of shares", 100),
        ("100 times too small, like shares in place of percent", 0.01),
        ("10 times too large", 10),
        ("10 times too small", 0.1),
    ];

    /// <summary>What the values look like; null where they look like nothing known.</summary>
    /// <param name="unit">The field's unit; null where it has none.</param>
    /// <param name="given">The distance of the values from the baseline.</param>
    /// <param name="distance">The distance from the baseline of the values after a change.</param>
    /// <param name="threshold">The distance from which on a field has drifted.</param>
    public static string? Of(string? unit, double given, Func<Func<double, double>, double> distance, double threshold)
    {
        if (given < threshold)
            return null;
        IEnumerable<(string Words, Func<double, double> Back)> candidates =
        [
            .. Conversions
                .Where(x => x.Unit == unit)
                .Select(x =>
                    ($"The values look like {x.Other}, not {unit}", Back: Line(1 / x.Factor, -x.Offset / x.Factor))
                ),
            .. Conversions
                .Where(x => x.Other == unit)
                .Select(x => ($"The values look like {x.Unit}, not {unit}", Back: Line(x.Factor, x.Offset))),
            .. Slips.Select(x => ($"The values look {x.Words}", Back: Line(1 / x.Factor, 0))),
        ];
        var best = candidates.Select(x => (x.Words, Distance: distance(x.Back))).MinBy(x => x.Distance);
        return best.Distance < Math.Max(threshold, Chance) && best.Distance <= Left * given
            ? $"{best.Words}: converted, they would be as in training."
            : null;
    }

    static Func<double, double> Line(double factor, double offset) => x => factor * x + offset;
}
