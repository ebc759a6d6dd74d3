using Nuke.Common.IO;

namespace Nuke.Common.Git;

/// <summary>The references that Git has packed into one file. An annotated tag has its commit in the line below.</summary>
sealed class GitPackedReferences
{
    readonly Dictionary<string, string> _targets = [];
    readonly Dictionary<string, string> _commits = [];

    public static GitPackedReferences Read(AbsolutePath file)
    {
        var references = new GitPackedReferences();
        if (!file.FileExists())
            return references;
        var name = "";
        foreach (var line in file.ReadAllLines())
        {
            if (line.StartsWith('^'))
            {
                references._commits[name] = line[1..].Trim();
            }
            else if (!line.StartsWith('#') && line.Split(' ', 2) is [var target, var reference])
            {
                name = reference;
                references._targets[name] = references._commits[name] = target;
            }
        }
        return references;
    }

    public string? Find(string reference) => _targets.GetValueOrDefault(reference);

    public IEnumerable<string> PointingAt(string commit) => _commits.Where(x => x.Value == commit).Select(x => x.Key);
}
