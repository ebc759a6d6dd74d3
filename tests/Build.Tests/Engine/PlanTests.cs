using System.Text.Json;
using Nuke.Common;
using Nuke.Common.IO;

namespace Build.Tests;

public sealed class PlanTests : IDisposable
{
    readonly AbsolutePath _root = Directory.CreateTempSubdirectory("plan-").FullName;

    public void Dispose() => _root.DeleteDirectory();

    [Theory]
    [InlineData("--plan")]
    [InlineData("--plan", "text")]
    public async Task A_plan_says_in_which_waves_targets_would_run_and_why_and_runs_nothing(params string[] arguments)
    {
        var run = await Run([.. arguments, "--skip", "sign"]);

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldBe(
            """
            Plan for Publish (nothing is run):
            What is in one wave may run at the same time.

            Wave 1
              Compile   needed by Upload
              Sign      needed by Upload; skipped: via parameter

            Wave 2
              Upload    needed by Publish; after Compile, Sign

            Wave 3
              Tag       needed by Publish; after Upload; only when IsServerBuild
              Announce  triggered by Upload; after Upload

            Wave 4
              Publish   asked for; after Upload, Tag

            """
        );
    }

    [Fact]
    public async Task A_word_behind_plan_that_is_no_format_is_a_target()
    {
        var run = await Run("--plan", "Compile");

        run.Output.ShouldStartWith("Plan for Compile (nothing is run):\n");
    }

    [Theory]
    [InlineData("--plan=jsom", "--plan: \"jsom\" is not one of Text, Json, Mermaid, Html. Did you mean Json?\n")]
    public async Task An_unknown_format_is_refused(string argument, string message)
    {
        var run = await Run(argument);

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBe(message);
    }

    [Fact]
    public async Task A_program_gets_the_plan_as_json_and_nothing_else()
    {
        var run = await Run("Upload", "--plan", "json", "--skip", "sign");

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldBe(
            """
            {
              "schemaVersion": 1,
              "invoked": [
                "Upload"
              ],
              "targets": [
                {
                  "name": "Compile",
                  "description": "Compiles <everything>",
                  "wave": 1,
                  "invoked": false,
                  "neededBy": [
                    "Upload"
                  ],
                  "triggeredBy": [],
                  "after": [],
                  "onlyWhen": [],
                  "skipped": null
                },
                {
                  "name": "Sign",
                  "description": null,
                  "wave": 1,
                  "invoked": false,
                  "neededBy": [
                    "Upload"
                  ],
                  "triggeredBy": [],
                  "after": [],
                  "onlyWhen": [],
                  "skipped": "via parameter"
                },
                {
                  "name": "Upload",
                  "description": null,
                  "wave": 2,
                  "invoked": true,
                  "neededBy": [],
                  "triggeredBy": [],
                  "after": [
                    "Compile",
                    "Sign"
                  ],
                  "onlyWhen": [],
                  "skipped": null
                },
                {
                  "name": "Announce",
                  "description": null,
                  "wave": 3,
                  "invoked": false,
                  "neededBy": [],
                  "triggeredBy": [
                    "Upload"
                  ],
                  "after": [
                    "Upload"
                  ],
                  "onlyWhen": [],
                  "skipped": null
                }
              ]
            }

            """
        );
        JsonDocument.Parse(run.Output).Dispose();
    }

    [Fact]
    public async Task A_flowchart_tells_needing_from_triggering_from_ordering()
    {
        var run = await Run("--plan", "mermaid", "--skip", "sign");

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldBe(
            """
            flowchart LR
              t1["Compile"]
              t2["Sign<br/>skipped: via parameter"]
              t3["Upload"]
              t4["Tag"]
              t5["Publish"]
              t6["Announce"]
              t1 --> t3
              t2 --> t3
              t3 -.-> t4
              t3 --> t5
              t4 --> t5
              t3 ==> t6
              classDef asked stroke-width:3px
              class t5 asked
              classDef skipped stroke-dasharray:4 4
              class t2 skipped

            """
        );
    }

    [Fact]
    public async Task A_page_is_one_file_that_needs_nothing_else_and_its_path_is_told()
    {
        var run = await Run("--plan", "html");

        run.ExitCode.ShouldBe(0);
        var path = _root / "artifacts" / "build" / "plan.html";
        run.Output.ShouldBe($"{path}\n");
        var page = path.ReadAllText();
        page.ShouldContain("Compiles &lt;everything&gt;");
        page.ShouldContain("needed by Upload");
        page.ShouldNotContain("http");
        page.ShouldNotContain("<script");
        path.Parent!.GetFiles().ShouldBe([path]);
    }

    [Fact]
    public async Task A_page_that_cannot_be_written_is_a_failure()
    {
        (_root / "artifacts").WriteAllText("in the way");

        var run = await Run("--plan", "html");

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldStartWith($"The plan could not be written to {_root}/artifacts/build/plan.html: ");
    }

    Task<BuildRun> Run(params string[] arguments) =>
        BuildRun.Of(new ReleaseBuild(), x => x.Publish, BuildRun.Session(arguments) with { RootDirectory = _root });

    sealed class ReleaseBuild : RecordingBuild
    {
        Target Compile => _ => _.Description("Compiles <everything>").Executes(Record);
        Target Sign => _ => _.Executes(Record);
        Target Upload => _ => _.DependsOn(Compile, Sign).Triggers(Announce).Executes(Record);
        Target Tag => _ => _.After(Upload).OnlyWhenDynamic(() => IsServerBuild).Executes(Record);
        public Target Publish => _ => _.DependsOn(Upload, Tag).Executes(Record);
        Target Announce => _ => _.Executes(Record);
    }
}
