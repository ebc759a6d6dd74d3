namespace MlPipeline.DataLoaders;

/// <summary>A source that is joined to another one by a key.</summary>
public sealed record Join
{
    Join(DataLoader loader, bool isRequired)
    {
        Loader = loader;
        IsRequired = isRequired;
    }

    /// <summary>Reads the joined source, each key of which occurs once.</summary>
    public DataLoader Loader { get; }

    /// <summary>Whether every row of the base needs a match.</summary>
    public bool IsRequired { get; }

    /// <summary>A source that has every key of the base; a row without a match is an error.</summary>
    public static Join Required(DataLoader loader) => new(loader, isRequired: true);

    /// <summary>A source that may lack keys of the base; all its fields are optional, and missing where there is no match.</summary>
    public static Join Optional(DataLoader loader) => new(loader, isRequired: false);
}
