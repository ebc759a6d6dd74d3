using System.Text.RegularExpressions;
using Delivery.Components;
using Nuke.Common.IO;

namespace Build.Tests.Documentation;

/// <summary>What the pages tell people to type is there to be typed.</summary>
public sealed partial class DocumentedCommandsTests : IDisposable
{
    static readonly AbsolutePath s_root = AbsolutePath
        .Create(AppContext.BaseDirectory)
        .FindParent(x => (x / "build.sh").FileExists())!;

    readonly TemporaryRepository _repository = new();

    static IEnumerable<AbsolutePath> Pages =>
        [s_root / "README.md", s_root / "cicd" / "README.md", .. (s_root / "docs").GlobFiles("**/*.md")];

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task Every_command_of_the_build_parses_and_has_a_plan()
    {
        var commands = Pages.SelectMany(Commands).Where(x => !IsOfTheEngine(x)).Distinct().ToList();
        commands.Count.ShouldBeGreaterThan(30);
        foreach (var command in commands)
        {
            string[] arguments = [.. Words(command).Where(x => x != "--plan"), "--plan", "json"];

            var plan = await BuildRun.Of(
                new Delivery.Build(),
                x => ((IPipelines)x).MainJob,
                _repository.Session(arguments)
            );

            // Gates are decided on what the registry has; there is none here, and nothing is guessed.
            if (plan.ExitCode != 1 || !plan.Output.Contains("No registry was given", StringComparison.Ordinal))
                plan.ExitCode.ShouldBe(0, $"./build.sh {command}\n{plan.Output}");
        }
    }

    [Fact]
    public void Every_link_leads_somewhere()
    {
        foreach (var page in Pages)
        foreach (Match link in Link().Matches(page.ReadAllText()))
        {
            var target = link.Groups["to"].Value;
            // An image of a container has the pages without their pictures.
            if (!target.Contains("://", StringComparison.Ordinal) && !target.EndsWith(".png", StringComparison.Ordinal))
                (page.Parent! / target).Exists().ShouldBeTrue($"{s_root.GetUnixRelativePathTo(page)}: {target}");
        }
    }

    /// <summary>Commands that are no targets: help, completion, the schema, the secrets file. The engine's tests run them.</summary>
    static bool IsOfTheEngine(string command) =>
        command.StartsWith("--", StringComparison.Ordinal) || command.StartsWith("secrets", StringComparison.Ordinal);

    /// <summary>The arguments behind each <c>./build.sh</c>: in a console block up to a comment, in a line up to the end of the code.</summary>
    static IEnumerable<string> Commands(AbsolutePath page) =>
        Command()
            .Matches(page.ReadAllText())
            .Select(x => x.Groups["arguments"].Value.Split(" #")[0].Trim())
            .Where(x => !x.Contains('…', StringComparison.Ordinal) || x.Contains("\"…\"", StringComparison.Ordinal));

    /// <summary>The words of a command as a shell makes them; what is optional, in brackets, is there.</summary>
    static IEnumerable<string> Words(string command) =>
        Word()
            .Matches(command.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal))
            .Select(x => x.Value.Trim('"'));

    [GeneratedRegex(@"(?:`|^\$ )\./build\.sh(?<arguments>[^`\n]*)", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex("\"[^\"]*\"|[^ ]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\]\((?<to>[^)#]+)[^)]*\)")]
    private static partial Regex Link();
}
