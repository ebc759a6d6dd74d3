using System.Runtime.InteropServices;
using Nuke.Common.Execution;
using Nuke.Common.IO;

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

    /// <summary>The environment variables that the build was started with.</summary>
    public static IReadOnlyDictionary<string, string> Variables => BuildContext.Current.Session.EnvironmentVariables;

    /// <summary>Where the build was started.</summary>
    public static AbsolutePath WorkingDirectory => BuildContext.Current.Session.WorkingDirectory;

    /// <summary>The value of an environment variable, or null.</summary>
    public static string? GetVariable(string name) => Variables.GetValueOrDefault(name);
}
