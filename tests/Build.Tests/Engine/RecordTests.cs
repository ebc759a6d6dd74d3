using System.Text.Json;
using CsCheck;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Utilities.Collections;

namespace Build.Tests;

public sealed class RecordTests : IDisposable
{
    readonly AbsolutePath _root = Directory.CreateTempSubdirectory("record-").FullName;

    public void Dispose() => _root.DeleteDirectory();

    AbsolutePath Records => _root / "artifacts" / "build";

    [Fact]
    public async Task A_run_leaves_what_it_has_done_for_programs()
    {
        var run = await Run("--skip", "Sign");

        run.ExitCode.ShouldBe(1);
        (Records / "report.json")
            .ReadAllText()
            .ShouldBe(
                $$"""
                {
                  "schemaVersion": 1,
                  "outcome": "Failed",
                  "exitCode": 1,
                  "startedAt": "2026-01-02T03:04:00.0000000Z",
                  "durationSeconds": 3.5,
                  "parallel": 1,
                  "host": {
                    "name": "GitHubActions",
                    "system": "{{System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier}}",
                    "dotnet": "{{Environment.Version}}"
                  },
                  "targets": [
                    {
                      "name": "Compile",
                      "status": "Succeeded",
                      "invoked": false,
                      "because": "needed by Upload",
                      "after": [],
                      "startSeconds": 0,
                      "durationSeconds": 2,
                      "reason": null,
                      "summary": {
                        "Warnings": "1 <b>"
                      },
                      "error": null
                    },
                    {
                      "name": "Sign",
                      "status": "Skipped",
                      "invoked": false,
                      "because": "needed by Upload",
                      "after": [],
                      "startSeconds": null,
                      "durationSeconds": 0,
                      "reason": "via parameter",
                      "summary": {},
                      "error": null
                    },
                    {
                      "name": "Upload",
                      "status": "Failed",
                      "invoked": true,
                      "because": "asked for; needed by Announce",
                      "after": [
                        "Compile",
                        "Sign"
                      ],
                      "startSeconds": 2,
                      "durationSeconds": 1.5,
                      "reason": null,
                      "summary": {
                        "InvalidOperationException": "The feed said no."
                      },
                      "error": "The feed said no.\nTwice."
                    },
                    {
                      "name": "Announce",
                      "status": "NotRun",
                      "invoked": true,
                      "because": "asked for",
                      "after": [
                        "Upload"
                      ],
                      "startSeconds": null,
                      "durationSeconds": 0,
                      "reason": null,
                      "summary": {},
                      "error": null
                    }
                  ]
                }
                """
            );
    }

    [Fact]
    public async Task A_run_leaves_a_page_with_a_timeline_that_needs_nothing_else()
    {
        await Run("--skip", "Sign");

        var page = (Records / "report.html").ReadAllText();
        page.ShouldContain("<h1>Upload, Announce: <span class=\"Failed\">Failed</span></h1>");
        page.ShouldContain("aria-label=\"from 2.0 s to 3.5 s\"");
        page.ShouldContain("<rect x=\"57.14%\" width=\"42.86%\"");
        page.ShouldContain("Warnings: 1 &lt;b&gt;");
        page.ShouldContain("<pre class=\"Failed\">The feed said no.\nTwice.</pre>");
        page.ShouldContain("prefers-color-scheme: dark");
        page.ShouldNotContain("http");
        page.ShouldNotContain("<script");
        Records.GetFiles().Select(x => x.Name).Order().ShouldBe(["report.html", "report.json"]);
    }

    [Fact]
    public async Task Any_text_arrives_in_the_record_as_it_was() =>
        await Gen.String[Gen.Char.Where(x => !char.IsSurrogate(x)), 0, 20]
            .SampleAsync(
                async text =>
                {
                    text += "😀";
                    var session = BuildRun.Session() with { RootDirectory = _root, RecordDirectory = Records };
                    await BuildRun.Of(new SayingBuild(text), x => x.Say, session);

                    using var record = JsonDocument.Parse((Records / "report.json").ReadAllText());
                    var target = record.RootElement.GetProperty("targets")[0];
                    target.GetProperty("summary").GetProperty("Said").GetString().ShouldBe(text);
                },
                iter: 50,
                threads: 1
            );

    [Theory]
    [InlineData(0, "Succeeded", "Compile")]
    [InlineData(3, "Skipped", "Never")]
    [InlineData(42, "Failed", "Odd")]
    public async Task The_record_has_the_exit_code_that_the_process_has(int exitCode, string outcome, string target)
    {
        (await Run("--target", target)).ExitCode.ShouldBe(exitCode);

        using var record = JsonDocument.Parse((Records / "report.json").ReadAllText());
        record.RootElement.GetProperty("exitCode").GetInt32().ShouldBe(exitCode);
        record.RootElement.GetProperty("outcome").GetString().ShouldBe(outcome);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("--plan")]
    [InlineData("--plan", "json")]
    [InlineData("--unknown")]
    public async Task Where_nothing_runs_there_is_no_record(params string[] arguments)
    {
        await Run(arguments);

        _root.GetFiles("*", int.MaxValue).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_record_that_cannot_be_written_is_a_warning()
    {
        (_root / "artifacts").WriteAllText("in the way");

        var run = await Run("--target", "Compile");

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain($"::warning::The record of this run could not be written to {Records}: ");
    }

    [Fact]
    public async Task A_hook_that_throws_fails_the_build_and_the_record_says_so()
    {
        (await Run("--target", "Broken")).ExitCode.ShouldBe(1);

        using var record = JsonDocument.Parse((Records / "report.json").ReadAllText());
        record.RootElement.GetProperty("exitCode").GetInt32().ShouldBe(1);
    }

    Task<BuildRun> Run(params string[] arguments)
    {
        var time = new ManualTime();
        var session = BuildRun.Session(arguments) with
        {
            RootDirectory = _root,
            RecordDirectory = Records,
            TimeProvider = time,
            EnvironmentVariables = new Dictionary<string, string> { ["GITHUB_ACTIONS"] = "true" },
        };
        return BuildRun.Of(new ReleaseBuild(time), x => x.Announce, session, x => x.Upload);
    }

    sealed class SayingBuild(string text) : NukeBuild
    {
        public Target Say => _ => _.Executes(() => ReportSummary(_ => _.AddPair("Said", text)));
    }

    sealed class ReleaseBuild(ManualTime time) : NukeBuild
    {
        Target Compile =>
            _ =>
                _.Executes(() =>
                {
                    time.Advance(TimeSpan.FromSeconds(2));
                    ReportSummary(_ => _.AddPair("Warnings", "1 <b>"));
                });

        Target Sign => _ => _.Executes(() => { });

        public Target Upload =>
            _ =>
                _.DependsOn(Compile, Sign)
                    .Executes(() =>
                    {
                        time.Advance(TimeSpan.FromSeconds(1.5));
                        throw new InvalidOperationException("The feed said no.\nTwice.");
                    });

        public Target Announce => _ => _.DependsOn(Upload).Executes(() => { });

        Target Never => _ => _.OnlyWhenStatic(() => false).Executes(() => { });

        Target Odd => _ => _.Executes(() => ExitCode = 42);

        Target Broken => _ => _.Executes(() => throw new InvalidOperationException("Broken"));

        protected internal override void OnTargetFailed(string target) => Assert(target != "Broken");

        static void Assert(bool holds) => Nuke.Common.Assert.True(holds);
    }
}
