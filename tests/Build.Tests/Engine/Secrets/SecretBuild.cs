using Nuke.Common;
using Nuke.Common.Tooling;
using Serilog;

namespace Build.Tests;

/// <summary>A build with secrets, which betrays them in every way it can.</summary>
public sealed class SecretBuild : NukeBuild, IPublishing
{
    [Parameter("Opens the feed.")]
    [Secret]
    public string? Token { get; set; }

    [Parameter]
    [Secret]
    public int? Pin { get; set; }

    [Parameter]
    public string FeedName { get; set; } = "main";

    public string? Seen { get; private set; }

    public IReadOnlyCollection<Output> ToolOutput { get; private set; } = [];

    public Target Quiet => _ => _.Executes(() => Seen = Token ?? "nothing");

    public Target Required => _ => _.Requires(() => Token).Executes(() => Seen = Token);

    public Target PinRequired => _ => _.Requires(() => Pin).Executes(() => Seen = "a pin");

    public Target OfComponent => _ => _.Executes(() => Seen = ((IPublishing)this).ApiKey);

    public Target Both => _ => _.Requires(() => Token).DependsOn(OfComponent);

    public Target Betray =>
        _ =>
            _.Description("Says everything")
                .Requires(() => Token)
                .ProceedAfterFailure()
                .Executes(() =>
                {
                    foreach (var form in MaskingTests.FormsOf(Token!))
                    {
                        Log.Information("{Form}", form);
                        Log.Warning("because of {Form}", form);
                        Log.Error(new InvalidOperationException(form), "because of {Form}", form);
                        Log.Debug("{Form}", form);
                    }
                    Log.Information("{@Object}", new { Token });
                    using var echo = ProcessTasks.StartProcess("printf", $"%s\\\\n {CommandLine(Token!)}");
                    echo.AssertZeroExitCode();
                    ReportSummary(x =>
                    {
                        x["Token"] = $"with {Token} inside";
                        return x;
                    });
                });

    public Target Fail =>
        _ =>
            _.After(Betray)
                .Requires(() => Token)
                .Executes(() =>
                {
                    using var process = ProcessTasks.StartProcess(
                        "/bin/sh",
                        $"-c {CommandLine("echo \"$0\" >&2; exit 7")} {CommandLine(Token!)}"
                    );
                    process.AssertZeroExitCode();
                });

    public Target Throw =>
        _ =>
            _.Requires(() => Token)
                .Executes(() => throw new InvalidOperationException($"{Token} is wrong", new IOException(Token)));

    public Target ShowProcess =>
        _ =>
            _.Requires(() => Token)
                .Executes(() =>
                {
                    using var process = ProcessTasks.StartProcess(
                        "/bin/sh",
                        $"-c {CommandLine("tr '\\0' ' ' </proc/$$/cmdline; env")}"
                    );
                    ToolOutput = process.AssertZeroExitCode().Output;
                });

    static string CommandLine(string argument)
    {
        ArgumentStringHandler handler = $"{argument}";
        return handler.ToString();
    }
}
