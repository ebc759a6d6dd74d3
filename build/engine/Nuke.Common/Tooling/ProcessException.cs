using Nuke.Common.Execution;

namespace Nuke.Common.Tooling;

/// <summary>A process that did not do what the build expects.</summary>
public sealed class ProcessException : Exception
{
    const int ErrorLines = 20;

    public ProcessException(IProcess process, string whatHappened)
        : base(Describe(process, whatHappened)) => ExitCode = process.ExitCode;

    /// <summary>The exit code of the process.</summary>
    public int ExitCode { get; }

    static string Describe(IProcess process, string whatHappened)
    {
        var program = Path.GetFileNameWithoutExtension(process.FileName);
        var lines = new List<string>
        {
            $"{program} {whatHappened}",
            $"  {process.FileName} {process.Arguments}",
            $"  in {process.WorkingDirectory}",
        };
        lines.AddRange(
            process.Output.Where(x => x.Type == OutputType.Err).TakeLast(ErrorLines).Select(x => $"  {x.Text}")
        );
        var text = string.Join('\n', lines);
        return BuildContext.IsAvailable ? BuildContext.Current.Mask(text) : text;
    }
}
