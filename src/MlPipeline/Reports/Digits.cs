using System.Globalization;

namespace MlPipeline.Reports;

/// <summary>Numbers as people read them: few digits, thousands apart, a real minus sign.</summary>
static class Digits
{
    const int MostDecimals = 9;
    const string Missing = "n/a";

    /// <summary>The number of decimals with which a column of values shows about that many significant digits.</summary>
    public static int For(IEnumerable<double> values, int significant = 3)
    {
        var magnitudes = values.Where(x => double.IsFinite(x) && x != 0).Select(Math.Abs).Order().ToList();
        return magnitudes.Count == 0 ? 1 : Decimals(magnitudes[magnitudes.Count / 2], significant);
    }

    /// <summary>A value with a fixed number of decimals; <c>n/a</c> where it is missing or not finite.</summary>
    public static string Fixed(double? value, int decimals) =>
        value is not { } number || !double.IsFinite(number)
            ? Missing
            : Signed(Math.Round(number, decimals) == 0 ? 0 : number, $"N{decimals}");

    /// <summary>A value with as many decimals as show that many significant digits.</summary>
    public static string Significant(double value, int significant) =>
        Fixed(value, double.IsFinite(value) && value != 0 ? Decimals(Math.Abs(value), significant) : 1);

    /// <summary>A value with the digits that it has, up to six decimals, or in powers of ten where those show nothing: ticks of axes.</summary>
    public static string Plain(double value) =>
        Signed(value, value == 0 || Math.Abs(value) >= 1e-5 ? "#,0.######" : "0.##e0");

    /// <summary>A share as a percentage: 0.0512 is <c>5.1 %</c>.</summary>
    public static string Percent(double? share, int decimals = 1) =>
        share is { } number && double.IsFinite(number) ? $"{Fixed(number * 100, decimals)} %" : Missing;

    /// <summary>A p-value: <c>&lt; 0.001</c> where it is smaller than anybody needs to know.</summary>
    public static string Probability(double p) => p < 0.001 ? "< 0.001" : Fixed(p, 3);

    /// <summary>A count.</summary>
    public static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    static int Decimals(double magnitude, int significant) =>
        Math.Clamp(significant - 1 - (int)Math.Floor(Math.Log10(magnitude)), 0, MostDecimals);

    static string Signed(double value, string format) =>
        value.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');
}
