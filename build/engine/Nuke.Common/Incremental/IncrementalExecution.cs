using Nuke.Common.Execution;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Incremental;

/// <summary>Runs the incremental targets of one build, and leaves out those that are up to date.</summary>
sealed class IncrementalExecution
{
    readonly NukeBuild _build;
    readonly BuildContext _context;
    readonly FileHasher _hasher;
    readonly RecordStore _store;
    readonly string _code;
    readonly bool _isForced;

    public IncrementalExecution(NukeBuild build, BuildContext context)
    {
        _build = build;
        _context = context;
        var time = context.Session.TimeProvider;
        _hasher = new FileHasher(context.Session.RootDirectory, time);
        _store = new RecordStore(NukeBuild.TemporaryDirectory / "cache", context.Console, time);
        _code = BuildCode.Of(build.GetType());
        _isForced = context.Parameters.GetValue(EngineOptions.Force) is true;
    }

    /// <summary>Decides whether a target has to run; one that need not is over when this returns.</summary>
    /// <param name="target">The target.</param>
    /// <param name="mayWait">Whether to wait where another build runs the target.</param>
    /// <param name="cancellation">Ends the waiting for another build.</param>
    /// <returns>What records the target when it has succeeded; null where another build runs it and there is no waiting.</returns>
    /// <exception cref="ArgumentException">A declared value cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The build was interrupted.</exception>
    public async Task<IncrementalRun?> DecideAsync(
        ExecutableTarget target,
        bool mayWait,
        CancellationToken cancellation
    )
    {
        if (!mayWait && _store.IsHeld(target.Name))
            return null;
        var claim = await _store.ClaimAsync(target.Name, cancellation).ConfigureAwait(false);
        if (claim is null)
            return new IncrementalRun(null, null);
        try
        {
            return Decide(target, claim);
        }
        catch
        {
            claim.Dispose();
            throw;
        }
    }

    IncrementalRun Decide(ExecutableTarget target, TargetClaim claim)
    {
        var (record, reason) = claim.Read();
        _hasher.Learn((record ?? claim.ReadEarlier()) is { } known ? known.Inputs.Concat(known.Outputs) : []);
        var inputs = Inspect(target, out var read);
        if (inputs is not null && record is not null)
        {
            (reason, var now) = Compare(target, record, inputs, read);
            if (reason is null && !_isForced)
            {
                if (!ReferenceEquals(now, record))
                    claim.Write(now);
                claim.Dispose();
                Leave(target, record.Summary);
                return new IncrementalRun(null, null);
            }
        }

        target.RunReason =
            _isForced ? "--force"
            : inputs is null ? "its inputs cannot be read"
            : reason;
        var isPutAside = claim.PutAside();
        return new IncrementalRun(
            claim,
            inputs is not null && isPutAside ? () => Remember(target, inputs, claim) : null
        );
    }

    /// <summary>The inputs now; null where a file cannot be read, which is for the target itself to complain about.</summary>
    TargetInputs? Inspect(ExecutableTarget target, out int read)
    {
        var clauses = target.Definition.Incremental;
        var values = new Dictionary<string, string>();
        foreach (var value in clauses.Values)
            // Two values may have the same name.
            values[value.Name] = values.GetValueOrDefault(value.Name) + value.ReadText();
        read = 0;
        try
        {
            var selection = new FileSelection(clauses.InputPatterns, _context.Session.RootDirectory);
            var (files, count) = _hasher.Hash(selection.Find());
            read = count;
            var declaration = string.Join('\n', [.. clauses.InputPatterns, "->", .. clauses.OutputPatterns]);
            return new TargetInputs(_code, declaration, values, files);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _context.Console.WriteWarning($"{target.Name} is not remembered: {exception.Message}");
            return null;
        }
    }

    /// <summary>Why the target has to run, or null; and the record with what is known about its files now.</summary>
    (string? Reason, TargetRecord Record) Compare(
        ExecutableTarget target,
        TargetRecord record,
        TargetInputs inputs,
        int readInputs
    )
    {
        var parameters = record.Parameters.Keys.ToDictionary(x => x, x => SaltedHash.Of(record.Salt, x, TextOf(x)));
        IReadOnlyList<FileDigest> outputs = [];
        var readOutputs = 0;
        try
        {
            (outputs, readOutputs) = _hasher.Hash([.. record.Outputs.Select(x => _hasher.PlaceOf(x.Path))]);
        }
        // An output that cannot be read is as good as none.
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException) { }

        _context.Console.WriteDebug(
            $"{target.Name}: {inputs.Files.Count} inputs and {record.Outputs.Count} outputs, "
                + $"{readInputs + readOutputs} of them read"
        );
        var reasons = RunReasons.Of(record, inputs, parameters, outputs, IsParameter);
        if (reasons.Count > 0)
            return (RunReasons.InWords(reasons), record);

        // What was read once more need not be read the next time.
        var isWorthWriting = OperatingSystem.IsLinux() && readInputs + readOutputs > 0;
        return (null, isWorthWriting ? record with { Inputs = inputs.Files, Outputs = outputs } : record);
    }

    void Leave(ExecutableTarget target, IReadOnlyDictionary<string, string> summary)
    {
        target.Status = ExecutionStatus.UpToDate;
        target.SummaryInformation = summary;
        _context.Console.WriteMessage($"{target.Name} is up to date.");
        foreach (var action in target.Definition.Incremental.WhenUpToDate)
            action(summary);
        _build.OnTargetSucceeded(target.Name);
    }

    void Remember(ExecutableTarget target, TargetInputs inputs, TargetClaim claim)
    {
        try
        {
            if (FindOutputs(target.Definition.Incremental, out var missing) is not { } outputs)
            {
                _context.Console.WriteWarning($"{target.Name} is not remembered: it has not made {missing}.");
                return;
            }
            var salt = SaltedHash.NewSalt();
            var parameters = target.ReadParameters.Keys.Concat(RequiredParameters(target));
            claim.Write(
                new TargetRecord
                {
                    Code = inputs.Code,
                    Declaration = inputs.Declaration,
                    Salt = salt,
                    Values = inputs.Values.ToDictionary(x => x.Key, x => SaltedHash.Of(salt, x.Key, x.Value)),
                    // What is declared as a value already counts with its default, which is more exact.
                    Parameters = parameters
                        .Except(inputs.Values.Keys)
                        .ToDictionary(x => x, x => SaltedHash.Of(salt, x, TextOf(x))),
                    Inputs = inputs.Files,
                    Outputs = _hasher.Hash(outputs).Digests,
                    Summary = target.SummaryInformation,
                }
            );
        }
        // The target has succeeded; that nobody can tell so the next time does not change that.
        catch (Exception exception)
        {
            _context.Console.WriteWarning($"{target.Name} is not remembered: {exception.Message}");
        }
    }

    List<string>? FindOutputs(IncrementalClauses clauses, out string? missing)
    {
        var selection = new FileSelection(clauses.OutputPatterns, _context.Session.RootDirectory);
        var files = selection.Find();
        var named = clauses.OutputFiles.SelectMany(x => x()).Select(x => (string)x).ToList();
        missing = selection.Unmatched(files).Concat(named.Where(x => !File.Exists(x))).FirstOrDefault();
        return missing is null ? [.. files.Union(named)] : null;
    }

    IEnumerable<string> RequiredParameters(ExecutableTarget target) =>
        target
            .Definition.Requirements.Where(x => x.Expression.NamesMember())
            .Select(x => ParameterName.Of(x.Expression.GetMember()))
            .Where(IsParameter);

    bool IsParameter(string name) => _context.Parameters.Find(name) is not null;

    string TextOf(string parameter) =>
        _context.Parameters.Find(parameter) is { } descriptor
            ? new InputValue(parameter, () => _context.Parameters.GetValue(descriptor)).ReadText()
            : "";
}
