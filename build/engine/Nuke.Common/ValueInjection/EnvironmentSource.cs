namespace Nuke.Common.ValueInjection;

/// <summary>Which environment variables may set a parameter.</summary>
enum EnvironmentSource
{
    /// <summary>The parameter's name, with or without the prefix <c>NUKE_</c>.</summary>
    AnyName,

    /// <summary>With the prefix only: many machines have a variable named VERBOSITY that is meant for something else.</summary>
    PrefixedName,

    /// <summary>None: the command line alone says what runs.</summary>
    None,
}
