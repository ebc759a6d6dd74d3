using System.Collections;

namespace MlPipeline.Features.Common;

/// <summary>The names of features in order, and the place of each. Make it once where matrices are made often. Immutable.</summary>
public sealed class FeatureNames : IReadOnlyList<string>
{
    readonly string[] names;
    readonly Dictionary<string, int> places;

    /// <summary>Copies the names.</summary>
    /// <exception cref="ArgumentException">Two names are equal.</exception>
    public FeatureNames(IEnumerable<string> names)
    {
        this.names = [.. names];
        places = new Dictionary<string, int>(this.names.Length, StringComparer.Ordinal);
        for (var i = 0; i < this.names.Length; i++)
            places.Add(this.names[i], i);
    }

    public int Count => names.Length;

    public string this[int index] => names[index];

    /// <summary>The place of the feature with a name.</summary>
    /// <exception cref="InputException">There is no such feature; the message suggests the nearest.</exception>
    public int IndexOf(string feature) =>
        places.TryGetValue(feature, out var place)
            ? place
            : throw new InputException(
                $"Feature \"{feature}\" does not exist. {NearestName.Suggestion(feature, names)}",
                "Add the flow that makes it to the model's features, or correct the name."
            );

    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)names).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>These names if they are such already, else a copy that knows the places.</summary>
    internal static FeatureNames Of(IReadOnlyList<string> names) => names as FeatureNames ?? new FeatureNames(names);
}
