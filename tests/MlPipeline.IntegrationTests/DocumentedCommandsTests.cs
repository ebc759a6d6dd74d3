using System.Text.RegularExpressions;

namespace MlPipeline.IntegrationTests;

/// <summary>What the pages tell people to type is there to be typed.</summary>
public sealed partial class DocumentedCommandsTests
{
    [Fact]
    public async Task Every_command_of_the_application_is_one_and_has_the_options_that_stand_there()
    {
        var commands = Directory
            .EnumerateFiles(Path.Combine(CommandLine.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Append(Path.Combine(CommandLine.Root, "README.md"))
            .SelectMany(x => Command().Matches(File.ReadAllText(x)).Select(y => y.Groups["words"].Value.Split(" #")[0]))
            .Distinct()
            .ToList();
        commands.Count.ShouldBeGreaterThan(10);

        foreach (var command in commands)
        {
            string[] words = [.. Word().Matches(command).Select(x => x.Value)];

            var help = await CommandLine.RunAsync([.. words.TakeWhile(x => x[0] != '-'), "--help"]);

            help.ExitCode.ShouldBe(0, $"ridership {command}\n{help.Error}");
            foreach (var option in words.Where(x => x.StartsWith("--", StringComparison.Ordinal)))
                help.Output.ShouldContain(option, customMessage: $"ridership {command}");
        }
    }

    [GeneratedRegex(@"(?:`|^\$ )ridership (?<words>[^`\n]*)", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex("\"[^\"]*\"|[^ ]+")]
    private static partial Regex Word();
}
