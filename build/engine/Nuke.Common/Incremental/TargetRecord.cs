namespace Nuke.Common.Incremental;

/// <summary>What a target has read and made when it last succeeded.</summary>
sealed record TargetRecord
{
    /// <summary>The build that ran it; see <see cref="BuildCode"/>.</summary>
    public required string Code { get; init; }

    /// <summary>The patterns of its inputs and outputs.</summary>
    public required string Declaration { get; init; }

    /// <summary>What the values were hashed with, so that equal values look different in other records.</summary>
    public required byte[] Salt { get; init; }

    /// <summary>The declared values, by name, as salted hashes.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>The parameters that it requires or has read, by name, as salted hashes.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    public required IReadOnlyList<FileDigest> Inputs { get; init; }

    public required IReadOnlyList<FileDigest> Outputs { get; init; }

    /// <summary>What it has reported.</summary>
    public required IReadOnlyDictionary<string, string> Summary { get; init; }
}
