using System.Runtime.InteropServices;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.ValueInjection;

namespace Nuke.Common;

/// <summary>The machine and the environment of the running build.</summary>
public static class EnvironmentInfo
{
    /// <summary>Whether this is Windows.</summary>
    public static bool IsWin => OperatingSystem.IsWindows();

    /// <summary>Whether this is anything but Windows.</summary>
    public static bool IsUnix => !IsWin;

    /// <summary>Whether this is Linux.</summary>
    public static bool IsLinux => OperatingSystem.IsLinux();

    /// <summary>Whether this is macOS.</summary>
    public static bool IsOsx => OperatingSystem.IsMacOS();

    /// <summary>Whether the processor is a 64-bit ARM.</summary>
    public static bool IsArm64 => RuntimeInformation.OSArchitecture == Architecture.Arm64;

    /// <summary>Whether this is the Windows Subsystem for Linux.</summary>
    public static bool IsWsl => IsLinux && Variables.ContainsKey("WSL_DISTRO_NAME");

    /// <summary>The kind of system.</summary>
    public static PlatformFamily Platform =>
        IsWin ? PlatformFamily.Windows
        : IsOsx ? PlatformFamily.OSX
        : IsLinux ? PlatformFamily.Linux
        : PlatformFamily.Unknown;

    /// <summary>The environment variables of the build and of the processes that it starts.</summary>
    public static IReadOnlyDictionary<string, string> Variables => BuildContext.Current.EnvironmentVariables;

    /// <summary>The directories in which programs are looked for.</summary>
    public static IReadOnlyList<AbsolutePath> Paths =>
        [
            .. (GetVariable("PATH") ?? GetVariable("Path") ?? "")
                .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(WorkingDirectory.Resolve),
        ];

    /// <summary>The words of the command line.</summary>
    public static string[] CommandLineArguments => [.. BuildContext.Current.Session.Arguments];

    /// <summary>Where processes start, and where relative paths start.</summary>
    public static AbsolutePath WorkingDirectory => BuildContext.Current.WorkingDirectory;

    /// <summary>The value of an environment variable, or null.</summary>
    public static string? GetVariable(string name) => Variables.GetValueOrDefault(name);

    /// <summary>The value of an environment variable as a type, or the type's default where it is not set or empty.</summary>
    /// <exception cref="ArgumentException">The value does not read as the type.</exception>
    public static T? GetVariable<T>(string name)
    {
        if (GetVariable(name) is not { Length: > 0 } value)
            return default;
        try
        {
            return (T)ValueConversion.Convert([value], typeof(T), null, WorkingDirectory);
        }
        catch (FormatException exception)
        {
            throw new ArgumentException($"The environment variable {name}: {exception.Message}", exception);
        }
    }

    /// <summary>Sets an environment variable for this build and the processes that it starts; null removes it.</summary>
    public static void SetVariable(string name, string? value) =>
        BuildContext.Current.SetEnvironmentVariable(name, value);

    /// <inheritdoc cref="SetVariable(string, string)" />
    public static void SetVariable<T>(string name, T? value) => SetVariable(name, value?.ToString());

    /// <summary>Works in another directory until the result is disposed. Targets that run beside it do not notice.</summary>
    /// <exception cref="ArgumentException">There is no such directory.</exception>
    public static IDisposable SwitchWorkingDirectory(AbsolutePath directory)
    {
        Assert.DirectoryExists(directory);
        var context = BuildContext.Current;
        var before = context.WorkingDirectory;
        context.WorkingDirectory = directory;
        return new Undo(() => context.WorkingDirectory = before);
    }

    /// <summary>A directory that the system keeps for a purpose, or null where it has none.</summary>
    public static AbsolutePath? SpecialFolder(Environment.SpecialFolder folder) =>
        Environment.GetFolderPath(folder) is { Length: > 0 } path ? path : null;

    sealed class Undo(Action undo) : IDisposable
    {
        public void Dispose() => undo();
    }
}
