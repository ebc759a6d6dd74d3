using Nuke.Common;

namespace Build.Tests;

/// <summary>A build that knows which of its targets have run, in order.</summary>
public abstract class RecordingBuild : NukeBuild
{
    readonly List<string> _ran = [];

    public IReadOnlyList<string> Ran => _ran;

    protected void Record() => _ran.Add(RunningTargets.Single().Name);
}
