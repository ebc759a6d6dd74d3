using MlPipeline.DataLoaders;
using MlPipeline.Drift;
using MlPipeline.Features.Common;
using MlPipeline.Fields;
using MlPipeline.Models.Common;
using MlPipeline.Pipelines.Retraining;

namespace MlPipeline.Pipelines;

/// <summary>What a project is: its fields and sources, its label, its features and its model families. Derive one class per project.</summary>
public abstract class MlProject
{
    /// <summary>The project's name; packages and reports carry it.</summary>
    public abstract string Name { get; }

    /// <summary>One sentence on what is predicted, for people.</summary>
    public abstract string Description { get; }

    /// <summary>All fields of all sources.</summary>
    public abstract FieldCatalogue Fields { get; }

    /// <summary>The number to predict.</summary>
    public abstract Field Label { get; }

    /// <summary>The day of a row, where rows have one: splits are then made by time, and rows must be in its order.</summary>
    public virtual Field? Date => null;

    /// <summary>The rhythm that the data have by nature: a drift check compares new rows with those of the same season.</summary>
    public virtual Seasonality Seasonality => Date is null ? Seasonality.None : Seasonality.Month;

    /// <summary>The limits of a drift check.</summary>
    public virtual DriftOptions DriftLimits => new();

    /// <summary>The folder of the sources when the command line names none, relative to the working directory.</summary>
    public abstract string DefaultData { get; }

    /// <summary>Opens the sources in a folder, joined.</summary>
    public abstract DataLoader Open(string folder);

    /// <summary>The flows that pass raw columns on: all that a family of scope <see cref="FeatureScope.NoFeatures"/> reads.</summary>
    public abstract IReadOnlyList<FeatureFlow> RawFlows { get; }

    /// <summary>The feature flows: read, beside the raw columns, by families of scope <see cref="FeatureScope.AllFeatures"/>.</summary>
    public abstract IReadOnlyList<FeatureFlow> FeatureFlows { get; }

    /// <summary>The model families that can be chosen, the baseline among them.</summary>
    public abstract IReadOnlyList<ModelFamily> Families { get; }

    /// <summary>The name of the family that is trained unless another is named.</summary>
    public abstract string DefaultFamily { get; }

    /// <summary>The name of the family that others must beat.</summary>
    public abstract string Baseline { get; }

    /// <summary>What a new model must reach, by metric; kept in the package for those who decide about it.</summary>
    public virtual IReadOnlyDictionary<string, double> Thresholds => new Dictionary<string, double>();

    /// <summary>How errors are looked at slice by slice: in reports, and before a new model takes the place of another.</summary>
    public virtual IReadOnlyList<Slicing> Slicings =>
        Date is { } date ? [Slicing.Weekday(date), Slicing.Month(date)] : [];

    /// <summary>What holds for every good model of the project.</summary>
    public virtual IReadOnlyList<Invariance> Invariances => [];

    /// <summary>The limits by which a retraining decides.</summary>
    public virtual RetrainingPolicy Retraining => new();

    /// <summary>The fields that tell the rows of a prediction apart.</summary>
    public virtual IReadOnlyList<Field> Keys => Date is null ? [] : [Date];

    /// <summary>The family with a name.</summary>
    /// <exception cref="InputException">There is none; the message suggests the nearest.</exception>
    public ModelFamily Family(string name) =>
        Families.FirstOrDefault(x => x.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new InputException(
            $"Model family \"{name}\" does not exist. {NearestName.Suggestion(name, [.. Families.Select(x => x.Name)])}",
            $"Choose one of: {string.Join(", ", Families.Select(x => x.Name))}."
        );

    /// <summary>The features that a family reads.</summary>
    public FeatureSet FeaturesOf(FeatureScope scope) =>
        new(scope == FeatureScope.NoFeatures ? RawFlows : [.. RawFlows, .. FeatureFlows]);
}
