using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace MlPipeline.Models.Common;

/// <summary>A model family with an options record and a model that is a record. Derive from it to add a family.</summary>
/// <typeparam name="TOptions">The options: a record whose ranges are <see cref="RangeAttribute"/>s.</typeparam>
/// <typeparam name="TModel">The fitted model: a record that System.Text.Json can write and read.</typeparam>
public abstract class LearningFamily<TOptions, TModel> : ModelFamily
    where TOptions : notnull
    where TModel : FittedModel
{
    /// <summary>Takes the options.</summary>
    /// <exception cref="InputException">An option is out of its range.</exception>
    protected LearningFamily(TOptions options) => Options = OptionRanges.Checked(options);

    /// <summary>The options.</summary>
    public TOptions Options { get; }

    public sealed override JsonElement HyperParameters =>
        JsonSerializer.SerializeToElement(Options, PackageJson.Options);

    public sealed override FittedModel Restore(JsonElement learnt)
    {
        try
        {
            return learnt.Deserialize<TModel>(PackageJson.Options) ?? throw new JsonException("it is null");
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new InputException(
                $"Model family \"{Name}\": the stored model cannot be read ({e.Message}).",
                "Use the version of the project that made the package, or train again.",
                e
            );
        }
    }
}
