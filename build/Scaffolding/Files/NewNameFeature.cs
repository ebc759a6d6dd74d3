using MlPipeline.DataLoaders;
using MlPipeline.Features.Common;
using MlPipeline.Fields;

namespace NewProject.Features.NewName;

/// <summary>What <see cref="NewNameFlow"/> learns from training rows: plain data, which is stored as JSON.</summary>
public sealed record NewNameLearning;

/// <summary>NewTitle: makes no feature, until it says what it reads, names and computes.</summary>
public sealed class NewNameFlow : LearningFlow<NewNameLearning>
{
    public override string Name => "new-name";

    public override IReadOnlyList<Field> Reads { get; } = [];

    protected override NewNameLearning Learn(Dataset training) => new();

    protected override IReadOnlyList<string> Names(NewNameLearning learnt) => [];

    protected override void Compute(NewNameLearning learnt, Dataset rows, float[][] columns)
    {
        // One column per name, one value per row: columns[feature][row].
    }
}
