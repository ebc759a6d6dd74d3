namespace Delivery.Ci.Model;

/// <summary>How a job starts the build.</summary>
/// <param name="Targets">The targets that are asked for.</param>
public sealed record BuildCommand(IReadOnlyList<string> Targets)
{
    /// <summary>The environment's target that <c>--target</c> names; null where the targets say everything.</summary>
    public string? Toward { get; init; }

    /// <summary>What other jobs have done already.</summary>
    public IReadOnlyList<string> Skipped { get; init; } = [];

    /// <summary>Further options.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>The words behind <c>./build.sh</c>. None of them needs quotes.</summary>
    public IReadOnlyList<string> Arguments =>
        [
            .. Targets,
            .. Toward is null ? (string[])[] : ["--target", Toward],
            .. Skipped.Count == 0 ? [] : (string[])["--skip", .. Skipped],
            .. Options,
        ];

    /// <summary>The command line.</summary>
    public override string ToString() => $"./build.sh {string.Join(' ', Arguments)}";
}
