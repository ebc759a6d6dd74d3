using Delivery.Ci.Model;

namespace Delivery.Ci.Hosts;

/// <summary>What stands above a generated file: where it comes from, and what its host must be told once.</summary>
public static class CiHeading
{
    /// <summary>The lines, without comment marks.</summary>
    /// <param name="jobs">The jobs in the file.</param>
    /// <param name="notes">What else the host must be told.</param>
    public static IReadOnlyList<string> Of(IReadOnlyCollection<PipelineJob> jobs, params IEnumerable<string> notes)
    {
        var settings = jobs.SelectMany(x => x.Settings.Concat(x.OnlyWith)).Distinct().ToList();
        return
        [
            $"{CiFolder.Mark} from build/Ci: change that, and run it again. \"./build.sh Lint\" compares the two.",
            .. Section("Variables that the host can have:", settings.Where(x => !x.IsSecret)),
            .. Section("Secrets that the host can have:", settings.Where(x => x.IsSecret)),
            .. notes.Any() ? notes.Prepend("") : [],
        ];
    }

    /// <summary>The environments that jobs change, in the order of the chain.</summary>
    public static IEnumerable<string> EnvironmentsOf(IEnumerable<PipelineJob> jobs) =>
        jobs.Select(x => x.Environment?.Name).OfType<string>().Distinct();

    static IEnumerable<string> Section(string title, IEnumerable<PipelineSetting> settings)
    {
        var lines = settings.Select(x => $"  {x.HostName}: {x.Description}").ToList();
        return lines.Count == 0 ? [] : ["", title, .. lines];
    }
}
