namespace Nuke.Common.Tooling;

/// <summary>The setters that every tool call has.</summary>
public static class ToolOptionsExtensions
{
    /// <summary>Sets <see cref="ToolOptions.ProcessToolPath"/>.</summary>
    public static T SetProcessToolPath<T>(this T o, string? v)
        where T : ToolOptions => (T)(o with { ProcessToolPath = v });

    /// <summary>Sets <see cref="ToolOptions.ProcessWorkingDirectory"/>.</summary>
    public static T SetProcessWorkingDirectory<T>(this T o, string? v)
        where T : ToolOptions => (T)(o with { ProcessWorkingDirectory = v });

    /// <summary>Sets one of <see cref="ToolOptions.ProcessEnvironmentVariables"/>.</summary>
    public static T SetProcessEnvironmentVariable<T>(this T o, string name, string value)
        where T : ToolOptions =>
        (T)(
            o with
            {
                ProcessEnvironmentVariables = new Dictionary<string, string>(o.ProcessEnvironmentVariables)
                {
                    [name] = value,
                },
            }
        );

    /// <summary>Sets <see cref="ToolOptions.ProcessExecutionTimeout"/>.</summary>
    public static T SetProcessExecutionTimeout<T>(this T o, int? milliseconds)
        where T : ToolOptions => (T)(o with { ProcessExecutionTimeout = milliseconds });

    /// <summary>Sets <see cref="ToolOptions.ProcessOutputLogging"/>.</summary>
    public static T SetProcessOutputLogging<T>(this T o, bool? v)
        where T : ToolOptions => (T)(o with { ProcessOutputLogging = v });

    /// <summary>Shows the tool's output.</summary>
    public static T EnableProcessOutputLogging<T>(this T o)
        where T : ToolOptions => o.SetProcessOutputLogging(true);

    /// <summary>Hides the tool's output.</summary>
    public static T DisableProcessOutputLogging<T>(this T o)
        where T : ToolOptions => o.SetProcessOutputLogging(false);

    /// <summary>Sets <see cref="ToolOptions.ProcessInvocationLogging"/>.</summary>
    public static T SetProcessInvocationLogging<T>(this T o, bool? v)
        where T : ToolOptions => (T)(o with { ProcessInvocationLogging = v });

    /// <summary>Sets <see cref="ToolOptions.ProcessLogger"/>.</summary>
    public static T SetProcessLogger<T>(this T o, Action<OutputType, string>? v)
        where T : ToolOptions => (T)(o with { ProcessLogger = v });

    /// <summary>Sets <see cref="ToolOptions.ProcessExitHandler"/>.</summary>
    public static T SetProcessExitHandler<T>(this T o, Action<IProcess>? v)
        where T : ToolOptions => (T)(o with { ProcessExitHandler = v });

    /// <summary>Adds to <see cref="ToolOptions.ProcessAdditionalArguments"/>.</summary>
    public static T AddProcessAdditionalArguments<T>(this T o, params string[] v)
        where T : ToolOptions => (T)(o with { ProcessAdditionalArguments = [.. o.ProcessAdditionalArguments, .. v] });

    /// <summary>Adds to <see cref="ToolOptions.ProcessRedactedSecrets"/>.</summary>
    public static T AddProcessRedactedSecrets<T>(this T o, params string[] v)
        where T : ToolOptions => (T)(o with { ProcessRedactedSecrets = [.. o.ProcessRedactedSecrets, .. v] });
}
