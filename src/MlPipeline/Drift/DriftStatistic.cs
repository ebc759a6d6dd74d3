namespace MlPipeline.Drift;

/// <summary>The measure by which a field's rows are compared with those of training.</summary>
public enum DriftStatistic
{
    /// <summary>The largest distance of the two distribution functions, 0 to 1; numbers, small reference.</summary>
    KolmogorovSmirnov,

    /// <summary>Pearson's χ² over the shares of the categories; texts, small reference.</summary>
    ChiSquare,

    /// <summary>The difference of two proportions in standard errors; two values only, small reference.</summary>
    ZTest,

    /// <summary>The Wasserstein distance in standard deviations of the reference; numbers, large reference.</summary>
    Wasserstein,

    /// <summary>The Jensen–Shannon distance (base 2), 0 to 1; texts and numbers of two values, large reference.</summary>
    JensenShannon,
}
