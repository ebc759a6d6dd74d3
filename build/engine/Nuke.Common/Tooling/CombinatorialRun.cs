using System.Runtime.ExceptionServices;
using Nuke.Common.Execution;

namespace Nuke.Common.Tooling;

/// <summary>Runs a tool once for each of several settings.</summary>
/// <param name="program">The program and what always stands in front of its arguments.</param>
/// <param name="degreeOfParallelism">How many calls may run at the same time.</param>
/// <param name="completeOnFailure">Whether the calls that are left are made after one has failed.</param>
sealed class CombinatorialRun<T>(IReadOnlyList<string> program, int degreeOfParallelism, bool completeOnFailure)
    where T : ToolOptions
{
    readonly Lock _logging = new();

    /// <summary>The settings with what the tool said, in the order of the settings.</summary>
    /// <exception cref="ArgumentException">Several calls have failed; a single failure is thrown as it is.</exception>
    public IReadOnlyList<(T Settings, IReadOnlyCollection<Output> Output)> Run(IEnumerable<T> settings)
    {
        var calls = settings.ToList();
        var outputs = new IReadOnlyCollection<Output>?[calls.Count];
        var failures = new Exception?[calls.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, degreeOfParallelism) };
        Parallel.For(0, calls.Count, options, Call);
        Throw([.. failures.OfType<Exception>()]);
        return [.. calls.Select((call, i) => (call, outputs[i]!))];

        void Call(int i, ParallelLoopState loop)
        {
            if (loop.IsStopped)
                return;
            try
            {
                outputs[i] = degreeOfParallelism > 1 ? RunAside(calls[i]) : ToolRun.Run(program, calls[i]);
            }
            // Whatever a call throws is how it failed; the others are not its business.
            catch (Exception exception)
            {
                failures[i] = exception;
                if (!completeOnFailure)
                    loop.Stop();
            }
        }
    }

    /// <summary>Keeps what one call says together.</summary>
    IReadOnlyCollection<Output> RunAside(T settings)
    {
        if (settings.ProcessLogger is not null || settings.ProcessOutputLogging == false)
            return ToolRun.Run(program, settings);

        var lines = new List<Output>();
        var hasFailed = true;
        try
        {
            var output = ToolRun.Run(program, settings.SetProcessLogger(Collect));
            hasFailed = false;
            return output;
        }
        finally
        {
            lock (_logging)
                Write(lines, hasFailed);
        }

        void Collect(OutputType type, string text)
        {
            lock (lines)
                lines.Add(new Output(type, text));
        }
    }

    static void Write(List<Output> lines, bool hasFailed)
    {
        var console = BuildContext.Current.Console;
        foreach (var (type, text) in lines)
            console.WriteToolOutput(type, text);
        if (hasFailed)
            console.WriteHiddenToolOutput(lines);
    }

    static void Throw(IReadOnlyList<Exception> failures)
    {
        if (failures.Count == 1)
            ExceptionDispatchInfo.Throw(failures[0]);
        if (failures.Count > 1)
            Assert.Fail(string.Join('\n', failures.Select(x => x.Message)), new AggregateException(failures));
    }
}
