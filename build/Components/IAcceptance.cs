using Delivery.Testing;
using Nuke.Common;
using Nuke.Common.IO;

namespace Delivery.Components;

/// <summary>The deployed application that acceptance tests are run against: one that is named, or one that the build starts itself.</summary>
public interface IAcceptance : IPipelines, IHazServiceTests
{
    [Parameter("The address of the service for acceptance tests; by default the build starts one itself.")]
    Uri? ServiceUrl => TryGetValue(() => ServiceUrl);

    /// <summary>Runs something with the service's address and what is asked of it, as the tests' environment.</summary>
    /// <param name="findings">The file that the tests write what they found to.</param>
    /// <param name="run">What is to run.</param>
    sealed TestRun WithService(AbsolutePath findings, Func<IReadOnlyDictionary<string, string>, TestRun> run)
    {
        using var service = ServiceUrl is null
            ? ServiceProcess.Start(Application, Registry, Alias, RootDirectory)
            : null;
        // The build's own service asks for no key.
        var key = ServiceUrl is null ? null : ServiceKey;
        var variables = new Dictionary<string, string>(
            ServiceTests.Variables(ServiceUrl ?? service!.Address, Alias, key, ServiceLatency)
        )
        {
            ["SERVICE_FINDINGS"] = findings,
        };
        return run(variables);
    }
}
