using Delivery.Outcomes;
using Nuke.Common.IO;

namespace Delivery.Promotion.Attestations;

/// <summary>The keys that this repository trusts. They are files of the repository, so that trust is reviewed like code.</summary>
/// <param name="All">The keys.</param>
public sealed record TrustedKeys(IReadOnlyList<TrustedKey> All)
{
    const string Extension = ".pub";

    /// <summary>No keys at all.</summary>
    public static TrustedKeys None { get; } = new([]);

    /// <summary>Reads <c>&lt;owner&gt;.&lt;role&gt;.pub</c> from a directory: <c>ci.builder.pub</c>, <c>ada@example.com.approver.pub</c>.</summary>
    /// <exception cref="StopException">A file is named otherwise, or is no key (exit code 2).</exception>
    public static TrustedKeys Read(AbsolutePath directory) =>
        directory.DirectoryExists()
            ? new([.. directory.GetFiles($"*{Extension}").OrderBy(x => x.Name, StringComparer.Ordinal).Select(ReadOne)])
            : None;

    /// <summary>The name of the file of a key.</summary>
    public static string FileNameOf(string owner, KeyRole role) => $"{owner}.{NameOf(role)}{Extension}";

    /// <summary>Those with a role.</summary>
    public TrustedKeys In(KeyRole role) => new([.. All.Where(x => x.Role == role)]);

    /// <summary>These keys and one more.</summary>
    public TrustedKeys With(TrustedKey key) => new([.. All, key]);

    static TrustedKey ReadOne(AbsolutePath file)
    {
        var name = file.Name[..^Extension.Length];
        var dot = name.LastIndexOf('.');
        var role = Enum.GetValues<KeyRole>()
            .Cast<KeyRole?>()
            .FirstOrDefault(x => NameOf(x!.Value) == name[(dot + 1)..]);
        return dot > 0 && role is { } known
            ? new TrustedKey(name[..dot], known, file.ReadAllText())
            : throw StopException.Refused(
                $"{file} does not say what its key is trusted for. "
                    + $"Name it <owner>.<role>{Extension}, with the role {string.Join(", ", Enum.GetValues<KeyRole>().Select(NameOf))}."
            );
    }

    static string NameOf(KeyRole role) =>
        role switch
        {
            KeyRole.BreakGlass => "break-glass",
            _ => role.ToString().ToLowerInvariant(),
        };
}
