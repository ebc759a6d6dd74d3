using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Delivery.Outcomes;
using Delivery.Promotion.Attestations;
using Delivery.Promotion.Running;
using Nuke.Common.IO;

namespace Build.IntegrationTests.Promotion;

/// <summary>
/// A release, a promotion or a rollback in a process of its own that kills itself before a step: nothing that should run at the end
/// runs. It is this very program, told by a variable not to run tests.
/// </summary>
static class PromotionProcess
{
    const string Variable = "PROMOTION_TEST_ORDER";
    const string RoundsVariable = "PROMOTION_TEST_ROUNDS";

    // A job that runs again reads the same results again.
    static readonly DateTimeOffset s_testedAt = new(2026, 3, 5, 12, 0, 0, TimeSpan.Zero);

    /// <summary>How often each step is killed.</summary>
    public static int Rounds { get; } =
        int.Parse(Environment.GetEnvironmentVariable(RoundsVariable) ?? "1", CultureInfo.InvariantCulture);

    /// <summary>Whether this process is to promote, and not to run tests.</summary>
    public static bool IsAskedFor => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 };

    /// <summary>Starts it.</summary>
    /// <param name="order">What it shall do.</param>
    /// <param name="programs">A folder whose programs it finds first, or null.</param>
    static Process Start(PromotionOrder order, AbsolutePath? programs = null)
    {
        var dotnet = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet");
        var start = new ProcessStartInfo(Path.GetFullPath(dotnet), [typeof(PromotionProcess).Assembly.Location])
        {
            RedirectStandardOutput = true,
        };
        start.Environment[Variable] = JsonSerializer.Serialize(order);
        if (programs is not null)
            start.Environment["PATH"] = $"{programs}:{Environment.GetEnvironmentVariable("PATH")}";
        return Process.Start(start)!;
    }

    /// <summary>Expects how it ends.</summary>
    public static async Task EndsWith(int exitCode, PromotionOrder order, AbsolutePath? programs = null)
    {
        using var process = Start(order, programs);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(exitCode, $"{order.Work}, {order.LastStep} ({order.Occurrence}): {output}");
    }

    public static async Task<int> RunAsync()
    {
        var order = JsonSerializer.Deserialize<PromotionOrder>(Environment.GetEnvironmentVariable(Variable)!)!;
        using var http = new HttpClient();
        var seen = 0;
        using var setting = PromotionWorld.Open(
            order.Place,
            SigningKey.Read(await File.ReadAllTextAsync(order.KeyFile), password: null, order.KeyFile),
            new FolderTarget(order.Folder),
            http
        ) with
        {
            Say = Console.WriteLine,
            Before = x =>
            {
                if (x == order.LastStep && ++seen == order.Occurrence)
                    Process.GetCurrentProcess().Kill();
            },
        };
        try
        {
            await DoAsync(order, setting);
            return 0;
        }
        catch (StopException exception)
        {
            Console.WriteLine(exception.Message);
            return exception.ExitCode;
        }
    }

    static Task DoAsync(PromotionOrder order, PromotionSetting setting)
    {
        var way = PromotionWorld.StandardWay;
        return order.Work switch
        {
            PromotionWork.Recording => ReleaseWork.RecordAsync(setting, order.Release!, s_testedAt),
            PromotionWork.Staging => ReleaseWork.StageAsync(setting, order.Release!, s_testedAt),
            PromotionWork.Rollback => new RollbackRun(setting).RollbackAsync(
                way.To,
                order.BackTo,
                "a test",
                CancellationToken.None
            ),
            _ => new PromotionRun(setting).PromoteAsync(way, breakGlass: null, CancellationToken.None),
        };
    }
}
