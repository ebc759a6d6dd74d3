using System.Text.Json;

namespace MlPipeline.Registry;

/// <summary>The entries of a package with their hashes: the content of <c>manifest.json</c>.</summary>
/// <param name="FormatVersion">The format of the package.</param>
/// <param name="Entries">All entries but the manifest itself, sorted ordinally by name.</param>
public sealed record PackageManifest(int FormatVersion, IReadOnlyList<ManifestEntry> Entries)
{
    /// <summary>The package format that this library writes, and the newest it reads.</summary>
    public const int CurrentFormat = 1;

    internal byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, RegistryJson.Readable.PackageManifest);

    internal static PackageManifest Parse(ReadOnlySpan<byte> json, string origin)
    {
        try
        {
            // The format is looked at on its own and first: a newer one may have another shape altogether.
            var format = RegistryJson.Read(json, RegistryJson.Readable.PackageFormat).FormatVersion;
            return format == CurrentFormat
                ? RegistryJson.Read(json, RegistryJson.Readable.PackageManifest)
                : throw WrongFormat(origin, format, CurrentFormat);
        }
        catch (JsonException e)
        {
            throw new InputException(
                $"{origin} is not a list of entries: {e.Message}",
                "Take the package again from where it was built, or train again.",
                e
            );
        }
    }

    internal static InputException WrongFormat(string origin, int found, int expected) =>
        found > expected
            ? new(
                $"{origin} has format {found}, this version of MlPipeline reads up to {expected}.",
                "Upgrade MlPipeline to read the package."
            )
            : new(
                $"{origin} has format {found}, expected {expected}.",
                "Take the package again from where it was built, or train again."
            );
}

/// <summary>One entry of a package.</summary>
/// <param name="Name">The name, segments separated by <c>/</c>.</param>
/// <param name="Size">The size in bytes.</param>
/// <param name="Sha256">SHA-256 of the content, 64 lower-case hexadecimal digits.</param>
public sealed record ManifestEntry(string Name, long Size, string Sha256);

/// <summary>The one property that a manifest of any format has.</summary>
sealed record PackageFormat(int FormatVersion);
