using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Nuke.Common.IO;

namespace Nuke.Common;

/// <summary>
/// Conditions that a build relies on. Each throws an <see cref="ArgumentException"/>, whose message names the
/// expression when none is given.
/// </summary>
public static class Assert
{
    /// <summary>Always throws.</summary>
    [DoesNotReturn]
    public static void Fail(string message, Exception? exception = null) =>
        throw new ArgumentException(message, exception);

    /// <summary>Expects the condition to hold.</summary>
    public static void True(
        [DoesNotReturnIf(false)] bool condition,
        string? message = null,
        [CallerArgumentExpression(nameof(condition))] string? argumentExpression = null
    )
    {
        if (!condition)
            Fail(message ?? $"Expected to be true: {argumentExpression}");
    }

    /// <summary>Expects the condition not to hold.</summary>
    public static void False(
        [DoesNotReturnIf(true)] bool condition,
        string? message = null,
        [CallerArgumentExpression(nameof(condition))] string? argumentExpression = null
    )
    {
        if (condition)
            Fail(message ?? $"Expected to be false: {argumentExpression}");
    }

    /// <summary>Expects a value, and returns it.</summary>
    public static T NotNull<T>(
        [NotNull] this T? obj,
        string? message = null,
        [CallerArgumentExpression(nameof(obj))] string? argumentExpression = null
    )
        where T : class
    {
        if (obj is null)
            Fail(message ?? $"Expected a value: {argumentExpression}");
        return obj;
    }

    /// <summary>Expects a text with at least one character, and returns it.</summary>
    public static string NotNullOrEmpty(
        [NotNull] this string? str,
        string? message = null,
        [CallerArgumentExpression(nameof(str))] string? argumentExpression = null
    )
    {
        if (string.IsNullOrEmpty(str))
            Fail(message ?? $"Expected a text: {argumentExpression}");
        return str;
    }

    /// <summary>Expects a text that is more than white space, and returns it.</summary>
    public static string NotNullOrWhiteSpace(
        [NotNull] this string? str,
        string? message = null,
        [CallerArgumentExpression(nameof(str))] string? argumentExpression = null
    )
    {
        if (string.IsNullOrWhiteSpace(str))
            Fail(message ?? $"Expected a text: {argumentExpression}");
        return str;
    }

    /// <summary>Expects at least one item.</summary>
    public static void NotEmpty<T>(
        IReadOnlyCollection<T> collection,
        string? message = null,
        [CallerArgumentExpression(nameof(collection))] string? argumentExpression = null
    )
    {
        if (collection.Count == 0)
            Fail(message ?? $"Expected at least one item: {argumentExpression}");
    }

    /// <summary>Expects no items.</summary>
    public static void Empty<T>(
        IReadOnlyCollection<T> collection,
        string? message = null,
        [CallerArgumentExpression(nameof(collection))] string? argumentExpression = null
    )
    {
        if (collection.Count != 0)
            Fail(message ?? $"Expected no items, found {collection.Count}: {argumentExpression}");
    }

    /// <summary>Expects so many items.</summary>
    public static void Count<T>(
        IReadOnlyCollection<T> collection,
        int length,
        string? message = null,
        [CallerArgumentExpression(nameof(collection))] string? argumentExpression = null
    )
    {
        if (collection.Count != length)
            Fail(message ?? $"Expected {length} items, found {collection.Count}: {argumentExpression}");
    }

    /// <summary>Expects exactly one item.</summary>
    public static void HasSingleItem<T>(
        IReadOnlyCollection<T> collection,
        string? message = null,
        [CallerArgumentExpression(nameof(collection))] string? argumentExpression = null
    ) => Count(collection, 1, message, argumentExpression);

    /// <summary>Expects a file to be there.</summary>
    public static void FileExists(AbsolutePath path, string? message = null) =>
        True(path.FileExists(), message ?? $"There is no file at \"{path}\".");

    /// <summary>Expects a directory to be there.</summary>
    public static void DirectoryExists(AbsolutePath path, string? message = null) =>
        True(path.DirectoryExists(), message ?? $"There is no directory at \"{path}\".");
}
