using MlPipeline.DataLoaders;

namespace MlPipeline.Registry;

/// <summary>How the fields of a dataset are distributed: the baseline that a drift check compares new data with.</summary>
/// <param name="Numbers">The number fields by exported name, in the order of the columns.</param>
/// <param name="Texts">The text fields by exported name, in the order of the columns.</param>
public sealed record ReferenceProfile(
    IReadOnlyDictionary<string, NumberProfile> Numbers,
    IReadOnlyDictionary<string, TextProfile> Texts
)
{
    /// <summary>Profiles all number and text columns; dates always move on, so they are left out.</summary>
    public static ReferenceProfile Of(Dataset dataset) =>
        new(
            new OrderedDictionary<string, NumberProfile>(
                dataset
                    .Columns.OfType<NumberColumn>()
                    .Select(x => KeyValuePair.Create(x.Field.Name, NumberProfile.Of(x.Values)))
            ),
            new OrderedDictionary<string, TextProfile>(
                dataset.Columns.OfType<TextColumn>().Select(x => KeyValuePair.Create(x.Field.Name, TextProfile.Of(x)))
            )
        );
}
