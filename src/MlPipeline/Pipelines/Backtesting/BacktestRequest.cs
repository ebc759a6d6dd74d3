using MlPipeline.Models.Common;

namespace MlPipeline.Pipelines.Backtesting;

/// <summary>What to replay.</summary>
/// <param name="Family">The family that all strategies train.</param>
/// <param name="Every">How often models are looked at.</param>
/// <param name="From">The first period holds this day.</param>
/// <param name="To">The last day; null for that of the data.</param>
/// <param name="Seed">The seed of all that is random.</param>
public sealed record BacktestRequest(ModelFamily Family, Cadence Every, DateOnly From, DateOnly? To, int Seed);
