using System.Linq.Expressions;
using Nuke.Common;
using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace Build.Tests;

/// <summary>A repository whose parameter files hold secrets, and where finding a key costs nothing.</summary>
public sealed class SecretRepository : IDisposable
{
    public const string Password = "correct horse battery";

    readonly TemporaryRepository repository = new();

    public AbsolutePath Root => repository.Root;

    public AbsolutePath Parameters => Root / ".nuke" / "parameters.json";

    public void Dispose() => repository.Dispose();

    public AbsolutePath WriteProfile(string profile, string content) =>
        (Root / ".nuke" / $"parameters.{profile}.json").WriteAllText(content);

    /// <summary>A session with variables such as <c>NAME=value</c>.</summary>
    public BuildSession Session(string[] variables, params string[] arguments)
    {
        var session = repository.Session(arguments);
        var all = new Dictionary<string, string>(session.EnvironmentVariables);
        foreach (var variable in variables)
            all[variable.Split('=')[0]] = variable.Split('=', 2)[1];
        return session with { EnvironmentVariables = all, SecretIterations = 2 };
    }

    public Task<BuildRun> Run(SecretBuild build, BuildSession session) => Run(build, x => x.Quiet, session);

    public Task<BuildRun> Run(SecretBuild build, params string[] arguments) =>
        Run(build, Session([$"PARAMS_KEY={Password}"], arguments));

    /// <summary>Stores a secret as a person would who pipes it.</summary>
    public async Task Store(string name, string value, string? profile = null)
    {
        var variable = profile is null ? "PARAMS_KEY" : $"PARAMS_{profile.ToUpperInvariant()}_KEY";
        string[] option = profile is null ? [] : ["--profile", profile];
        var session = Session([$"{variable}={Password}"], ["secrets", "set", name, .. option]);
        var run = await Run(new SecretBuild(), session with { Input = () => new StringReader(value + "\n") });
        run.ExitCode.ShouldBe(0, run.Output);
    }

    static Task<BuildRun> Run<T>(T build, Expression<Func<T, Target>> target, BuildSession session)
        where T : NukeBuild => BuildRun.Of(build, target, session);
}
