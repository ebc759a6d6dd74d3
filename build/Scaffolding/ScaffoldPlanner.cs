using System.Globalization;
using System.Text.RegularExpressions;
using Delivery.Outcomes;
using Nuke.Common.IO;

namespace Delivery.Scaffolding;

/// <summary>Decides what is written for something new: real files in <c>Scaffolding/Files</c>, under their new name.</summary>
/// <param name="root">The repository.</param>
/// <param name="project">The project in <c>src</c> that models, features and loaders belong to.</param>
public sealed partial class ScaffoldPlanner(AbsolutePath root, string project)
{
    const string Environments = "build/Deployment/Environments.cs";
    const string UnitTests = "tests/MlPipeline.UnitTests/Project";

    /// <summary>Plans; writes nothing.</summary>
    /// <exception cref="StopException">The name is taken (exit code 2), or there is no place to register it in (exit code 1).</exception>
    public ScaffoldPlan Plan(ScaffoldKind kind, ScaffoldName name)
    {
        RequireFree(kind, name);
        return kind switch
        {
            ScaffoldKind.Model => Model(name),
            ScaffoldKind.Feature => Feature(name),
            ScaffoldKind.Loader => Loader(name),
            _ => Environment(name),
        };
    }

    ScaffoldPlan Model(ScaffoldName name)
    {
        var owner = ScaffoldProject.Find(root, project);
        var path = $"src/{project}/Models/{name.Type}.cs";
        return new ScaffoldPlan(
            [
                new(path, Text("NewNameModel.cs", name, owner)),
                new($"{UnitTests}/{name.Type}Tests.cs", Text("NewNameModelTests.cs", name, owner)),
            ],
            Registered(
                owner,
                "IReadOnlyList<ModelFamily> Families",
                $"new {name.Type}(new {name.Type}Options())",
                $"{project}.Models"
            ),
            $"Write Fit in {path}. Until then its test fails, and \"{name.Kebab}\" predicts the mean."
        );
    }

    ScaffoldPlan Feature(ScaffoldName name)
    {
        var owner = ScaffoldProject.Find(root, project);
        var path = $"src/{project}/Features/{name.Type}/{name.Type}Flow.cs";
        return new ScaffoldPlan(
            [
                new(path, Text("NewNameFeature.cs", name, owner)),
                new($"{UnitTests}/{name.Type}FlowTests.cs", Text("NewNameFeatureTests.cs", name, owner)),
            ],
            Registered(
                owner,
                "IReadOnlyList<FeatureFlow> FeatureFlows",
                $"new {name.Type}Flow()",
                $"{project}.Features.{name.Type}"
            ),
            $"Write what it reads, names and computes in {path}. Until then its test fails, and it makes no feature."
        );
    }

    ScaffoldPlan Loader(ScaffoldName name)
    {
        var owner = ScaffoldProject.Find(root, project);
        var path = $"src/{project}/Data/{name.Type}DataLoader.cs";
        return new ScaffoldPlan(
            [
                new(path, Text("NewNameLoader.cs", name, owner)),
                new($"{UnitTests}/{name.Type}DataLoaderTests.cs", Text("NewNameLoaderTests.cs", name, owner)),
            ],
            Changed: null,
            $"Write Load in {path}; until then its test fails. Then open a source with it where {owner.Type} opens the others: "
                + $"Join.Required(new {name.Type}DataLoader(Path.Combine(folder, \"…\"), fields.Source(\"…\")))"
        );
    }

    ScaffoldPlan Environment(ScaffoldName name)
    {
        var table = (root / Environments).ReadAllText();
        var list = table.IndexOf("    /// <summary>All of them.</summary>", StringComparison.Ordinal);
        if (list < 0)
            throw StopException.Failed($"{Environments} has no list \"All of them\" any more. Add the row by hand.");
        var port = Port().Matches(table).Max(x => int.Parse(x.Groups[1].Value, CultureInfo.InvariantCulture)) + 1;
        var row = $$"""
                /// <summary>{{name.Title}}: say here who sees it.</summary>
                public static DeploymentEnvironment {{name.Type}} { get; } =
                    new(nameof({{name.Type}})) { Port = {{port}}, Previous = nameof(Integration) };


            """;
        return new ScaffoldPlan(
            [
                new(
                    $"tests/Build.Tests/Deployment/{name.Type}EnvironmentTests.cs",
                    Text("NewNameEnvironmentTests.cs", name, owner: null)
                ),
            ],
            new(
                Environments,
                SourceText.Append(
                    table.Insert(list, row),
                    "IReadOnlyList<DeploymentEnvironment> All",
                    name.Type,
                    Environments
                )
            ),
            $"Port {port} is reserved for it in {Environments}: say there who sees it and where its releases come from. Then write a target {name.Type} in build/Build.cs; until then its test fails. "
                + "Afterwards run ./build.sh CiFiles."
        );
    }

    static ScaffoldFile Registered(ScaffoldProject owner, string member, string element, string ns) =>
        new(owner.Path, SourceText.Using(SourceText.Append(owner.Text, member, element, owner.Path), ns));

    static string Text(string file, ScaffoldName name, ScaffoldProject? owner)
    {
        using var stream = typeof(ScaffoldPlanner).Assembly.GetManifestResourceStream($"Scaffolding.{file}")!;
        using var reader = new StreamReader(stream);
        return reader
            .ReadToEnd()
            .Replace("NewProjectClass", owner?.Type, StringComparison.Ordinal)
            .Replace("NewProject", owner?.Name, StringComparison.Ordinal)
            .Replace("NewName", name.Type, StringComparison.Ordinal)
            .Replace("NewTitle", name.Title, StringComparison.Ordinal)
            .Replace("new-name", name.Kebab, StringComparison.Ordinal);
    }

    void RequireFree(ScaffoldKind kind, ScaffoldName name)
    {
        var taken = kind switch
        {
            ScaffoldKind.Model =>
                $"(class|record|enum|interface|struct) (Fitted)?{name.Type}(Options)?\\b|Name => \"{name.Kebab}\"",
            ScaffoldKind.Feature => $"(class|record) {name.Type}Flow\\b|Name => \"{name.Kebab}\"",
            ScaffoldKind.Loader => $"class {name.Type}DataLoader\\b",
            _ => $"(DeploymentEnvironment|Target) {name.Type}\\b",
        };
        var folder = kind == ScaffoldKind.Environment ? root / "build" : root / "src";
        foreach (var file in folder.GlobFiles("**/*.cs").Where(x => !x.ToString().Contains("/Scaffolding/")))
            if (Regex.Match(file.ReadAllText(), taken) is { Success: true } match)
                throw StopException.Refused(
                    $"The name {name.Type} is taken: {root.GetUnixRelativePathTo(file)} has \"{match.Value}\". Choose another one."
                );
    }

    [GeneratedRegex(@"\bPort = (\d+)")]
    private static partial Regex Port();
}
