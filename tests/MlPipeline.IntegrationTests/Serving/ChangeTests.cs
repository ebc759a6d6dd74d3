using System.Collections.Concurrent;
using System.Globalization;
using MlPipeline.Hosting.Serving;
using MlPipeline.Hosting.Serving.Models;

namespace MlPipeline.IntegrationTests.Serving;

/// <summary>What happens to those who ask while the model changes.</summary>
public sealed class ChangeTests : IAsyncLifetime
{
    const string Row = """{"price":7.5,"demand_before":40,"rain":null,"events":"fair"}""";

    static readonly ServingOptions Never = new() { CheckEvery = TimeSpan.FromDays(1) };

    readonly DemandService service = new();
    readonly Changes changes = new();

    public ValueTask InitializeAsync()
    {
        service.Registry.SetAlias("champion", service.Train("ols"), "first");
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task A_moved_alias_is_followed_by_itself()
    {
        await service.RunAsync(new ServingOptions { CheckEvery = TimeSpan.FromMilliseconds(20) }, changes);

        service.Registry.SetAlias("champion", service.Train("naive"), "second");

        var answer = await Eventually.Of(() => service.PostAsync(Row), x => x.Version == "2");
        answer.Version.ShouldBe("2");
        answer.Json.GetProperty("prediction").GetDouble().ShouldBe(40);
        changes.Seen.Select(x => (x.From, x.To, x.Succeeded)).ShouldBe([(null, 1, true), (1, 2, true)]);
    }

    [Fact]
    public async Task A_moved_alias_is_followed_at_once_when_asked()
    {
        await service.RunAsync(Never);
        (await service.ReloadAsync()).Json.GetProperty("changed").GetBoolean().ShouldBeFalse();

        service.Registry.SetAlias("champion", service.Train("naive"), "second");
        var reloaded = await service.ReloadAsync();

        reloaded.Json.GetProperty("changed").GetBoolean().ShouldBeTrue();
        reloaded.Json.GetProperty("modelVersion").GetInt32().ShouldBe(2);
        (await service.PostAsync(Row)).Version.ShouldBe("2");
    }

    [Fact]
    public async Task A_request_in_flight_finishes_on_the_old_model()
    {
        await service.RunAsync(Never);
        using var flight = await RequestInFlight.StartAsync(service.Address, Row);

        service.Registry.SetAlias("champion", service.Train("naive"), "second");
        (await service.ReloadAsync()).Status.ShouldBe(200);
        (await service.PostAsync(Row)).Version.ShouldBe("2");

        var answer = await flight.FinishAsync();
        answer.ShouldStartWith("HTTP/1.1 200");
        answer.ShouldContain("Model-Version: 1");
        answer.ShouldContain("\"modelVersion\":1");
    }

    [Fact]
    public async Task A_damaged_package_is_refused_and_the_old_model_goes_on()
    {
        await service.RunAsync(Never, changes);
        service.Registry.SetAlias("champion", service.Train("naive"), "second");
        service.Damage(version: 2);

        var reloaded = await service.ReloadAsync();

        reloaded.Status.ShouldBe(409);
        reloaded.Json.GetProperty("type").GetString().ShouldBe("/problems/model-refused");
        (await service.PostAsync(Row)).Version.ShouldBe("1");
        var ready = await service.GetAsync("/health/ready");
        ready.Status.ShouldBe(200);
        var change = ready.Json.GetProperty("lastChange");
        change.GetProperty("succeeded").GetBoolean().ShouldBeFalse();
        change.GetProperty("to").GetInt32().ShouldBe(2);
        change.GetProperty("problem").GetString()!.ShouldContain("package.zip");
        (await service.GetAsync("/v1/model")).Json.GetProperty("version").GetInt32().ShouldBe(1);
        changes.Seen[^1].Succeeded.ShouldBeFalse();
    }

    [Fact]
    public async Task A_registry_that_is_gone_for_a_while_stops_nobody()
    {
        await service.RunAsync(Never);
        service.HideRegistry();

        (await service.ReloadAsync()).Status.ShouldBe(409);
        (await service.PostAsync(Row)).Status.ShouldBe(200);
        (await service.GetAsync("/health/ready")).Json.TryGetProperty("registryProblem", out _).ShouldBeTrue();

        service.ShowRegistry();
        (await service.ReloadAsync()).Status.ShouldBe(200);
        (await service.GetAsync("/health/ready")).Json.TryGetProperty("registryProblem", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Changes_under_load_fail_no_request_and_mix_no_answer()
    {
        const int swaps = 20;
        service.Train("naive");
        await service.RunAsync(Never);
        var body = $"[{string.Join(',', Enumerable.Repeat(Row, 50))}]";
        using var done = new CancellationTokenSource();
        var answers = new ConcurrentQueue<Answer>();
        var clients = Enumerable
            .Range(0, 4)
            .Select(_ =>
                Task.Run(async () =>
                {
                    while (!done.IsCancellationRequested)
                        answers.Enqueue(await service.PostAsync(body));
                })
            )
            .ToArray();

        for (var swap = 0; swap < swaps; swap++)
        {
            service.Registry.SetAlias("champion", swap % 2 == 0 ? 2 : 1, "to and fro");
            (await service.ReloadAsync()).Json.GetProperty("changed").GetBoolean().ShouldBeTrue();
        }
        await done.CancelAsync();
        await Task.WhenAll(clients);

        answers.ShouldAllBe(x => x.Status == 200);
        answers.Select(x => x.Version).Distinct().Count().ShouldBe(2);
        foreach (var byVersion in answers.GroupBy(x => x.Version!))
            byVersion
                .SelectMany(x => x.Json.GetProperty("predictions").EnumerateArray())
                .Select(x => x.GetDouble())
                .Distinct()
                .Count()
                .ShouldBe(1);
        answers.ShouldAllBe(x =>
            x.Json.GetProperty("modelVersion").GetInt32().ToString(CultureInfo.InvariantCulture) == x.Version
        );
    }

    sealed class Changes : IPredictionObserver
    {
        public List<ModelChange> Seen { get; } = [];

        public void Answered(in AnsweredRequest request) { }

        public void ModelChanged(ModelChange change) => Seen.Add(change);
    }
}
