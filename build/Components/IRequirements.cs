using Delivery.Outcomes;
using Delivery.Requirements;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Utilities.Collections;

namespace Delivery.Components;

/// <summary>What ships and what only development needs, told apart and checked.</summary>
public interface IRequirements : IPipelines, IWritesJson
{
    /// <summary>The project that ships.</summary>
    string ShippedProject { get; }

    Target Requirements =>
        _ =>
            _.Description(
                    "Lists the packages that ship and those that only development needs, with licences; fails where the application holds one of the second; --json for programs"
                )
                .DependsOn(Compile)
                .Executes(() =>
                    this.Run(() =>
                    {
                        var cache = PackageLicences.CacheOf(
                            EnvironmentInfo.GetVariable("NUGET_PACKAGES"),
                            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)
                        );
                        var list = RequirementList.Read(RootDirectory, ShippedProject, new PackageLicences(cache));
                        Console.WriteLine(Json ? list.ToJson() : list.ToTable());
                        ReportSummary(summary =>
                        {
                            foreach (var group in list.Items.GroupBy(x => x.Group))
                                summary.AddPair(group.Key.ToString(), $"{group.Count()} packages");
                            return summary;
                        });
                        RequireToldApart();
                        return Task.CompletedTask;
                    })
                );

    private void RequireToldApart()
    {
        var central = CentralPackages.Parse((RootDirectory / CentralPackages.FileName).ReadAllText());
        var locked = LockFile.Parse(RequirementList.LockFileOf(RootDirectory, ShippedProject).ReadAllText());
        var compiled = Application.WithExtension(".deps.json");
        string[] objections =
        [
            .. RequirementRules.Objections(central, locked, $"the lock file of {ShippedProject}"),
            .. RequirementRules.Objections(
                central,
                DependenciesFile.Parse(compiled.ReadAllBytes()),
                RootDirectory.GetUnixRelativePathTo(compiled).ToString()
            ),
            .. RequirementRules.Unused(central, locked),
        ];
        if (objections.Length > 0)
            throw StopException.Gate(string.Join('\n', objections));
    }
}
