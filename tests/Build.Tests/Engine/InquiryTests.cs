using Nuke.Common;
using Nuke.Common.IO;

namespace Build.Tests;

public sealed class InquiryTests : IDisposable
{
    readonly TemporaryRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task Version_names_the_build_its_engine_and_dotnet()
    {
        var run = await BuildRun.Of<ParameterBuild>(x => x.Go, "--version");

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldMatch($@"^Build \S+\nBuild engine \S+\n\.NET {Environment.Version}\n$");
    }

    [Theory]
    [InlineData("-h")]
    [InlineData("-?")]
    [InlineData("--help")]
    [InlineData("Go", "--help")]
    public async Task Help_runs_nothing(params string[] arguments)
    {
        var build = new ParameterBuild();

        var run = await BuildRun.Of(build, x => x.Go, arguments);

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldStartWith("Targets (-> what they depend on):\n");
        build.Ran.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_build_may_have_a_version_of_its_own()
    {
        var build = new VersionedBuild();

        var run = await BuildRun.Of(build, x => x.Go, "--version", "1.2.3", "--schema", "public");

        run.ExitCode.ShouldBe(0, run.Output);
        build.Seen.ShouldBe("1.2.3 public");
    }

    [Fact]
    public async Task The_schema_describes_each_parameter()
    {
        var run = await BuildRun.Of(new SchemaBuild(), x => x.Go, repository.Session("--schema"));

        run.ExitCode.ShouldBe(0, run.Output);
        run.Output.ShouldBe(".nuke/build.schema.json is written.\n");
        (repository.Root / ".nuke" / "build.schema.json")
            .ReadAllText()
            .ShouldBe(
                """
                {
                  "$schema": "http://json-schema.org/draft-07/schema#",
                  "type": "object",
                  "properties": {
                    "$schema": {
                      "type": "string"
                    },
                    "RetryCount": {
                      "description": "How often.",
                      "type": "integer"
                    },
                    "Day": {
                      "type": "string",
                      "enum": [
                        "Debug",
                        "Release"
                      ]
                    },
                    "Names": {
                      "type": "array",
                      "items": {
                        "type": "string"
                      }
                    },
                    "Numbers": {
                      "oneOf": [
                        {
                          "type": "array",
                          "items": {
                            "type": "number"
                          }
                        },
                        {
                          "type": "string"
                        }
                      ]
                    },
                    "Fast": {
                      "type": "boolean"
                    },
                    "Output": {
                      "type": "string"
                    },
                    "Token": {
                      "description": "Opens the feed.",
                      "type": "string",
                      "pattern": "^v2:",
                      "default": "./build.sh secrets set Token"
                    },
                    "Parallel": {
                      "$ref": "#/definitions/NukeBuild/properties/Parallel"
                    },
                    "Force": {
                      "$ref": "#/definitions/NukeBuild/properties/Force"
                    },
                    "Verbosity": {
                      "$ref": "#/definitions/NukeBuild/properties/Verbosity"
                    },
                    "NoLogo": {
                      "$ref": "#/definitions/NukeBuild/properties/NoLogo"
                    },
                    "Partition": {
                      "$ref": "#/definitions/NukeBuild/properties/Partition"
                    },
                    "Host": {
                      "$ref": "#/definitions/NukeBuild/properties/Host"
                    }
                  },
                  "additionalProperties": false,
                  "definitions": {
                    "ExecutableTarget": {
                      "type": "string",
                      "enum": [
                        "Go"
                      ]
                    },
                    "Host": {
                      "type": "string",
                      "enum": [
                        "Terminal",
                        "GitHubActions",
                        "AzurePipelines",
                        "GitLab"
                      ]
                    },
                    "Verbosity": {
                      "type": "string",
                      "enum": [
                        "Verbose",
                        "Normal",
                        "Minimal",
                        "Quiet"
                      ]
                    },
                    "NukeBuild": {
                      "type": "object",
                      "properties": {
                        "Parallel": {
                          "description": "How many targets may run at the same time; by default one for each processor.",
                          "type": "integer"
                        },
                        "Force": {
                          "description": "Runs targets also where nothing has changed since they succeeded.",
                          "type": "boolean"
                        },
                        "Verbosity": {
                          "description": "How much the build says.",
                          "$ref": "#/definitions/Verbosity"
                        },
                        "NoLogo": {
                          "description": "Leaves out the first line.",
                          "type": "boolean"
                        },
                        "Partition": {
                          "description": "The part to do of what targets split up: 2/3 is the second of three.",
                          "type": "string"
                        },
                        "Host": {
                          "description": "Where the build runs, if the environment does not say.",
                          "$ref": "#/definitions/Host"
                        }
                      }
                    }
                  }
                }

                """
            );
    }

    sealed class VersionedBuild : NukeBuild
    {
        [Parameter]
        public string? Version { get; set; }

        [Parameter]
        public string? Schema { get; set; }

        public string? Seen { get; private set; }

        public Target Go => _ => _.Executes(() => Seen = $"{Version} {Schema}");
    }

    sealed class SchemaBuild : NukeBuild
    {
        [Parameter("How often.")]
        public int RetryCount { get; set; }

        [Parameter]
        public Nuke.Components.Configuration? Day { get; set; }

        [Parameter]
        public string[] Names { get; set; } = [];

        [Parameter(Separator = "+")]
        public double[] Numbers { get; set; } = [];

        [Parameter]
        public bool? Fast { get; set; }

        [Parameter]
        public AbsolutePath? Output { get; set; }

        [Parameter("Opens the feed.")]
        [Secret]
        public string? Token { get; set; }

        public Target Go => _ => _.Executes(() => { });

        Target Hidden => _ => _.Unlisted();
    }
}
