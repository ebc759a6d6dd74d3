using System.Diagnostics;
using Delivery.Deployment;
using Delivery.Outcomes;
using k8s.Models;
using static Build.Tests.Deployment.OnKubernetes.ClusterExample;

namespace Build.Tests.Deployment.OnKubernetes;

public sealed class RetrainingScheduleTests
{
    static V1CronJob Job => Find<V1CronJob>(Full)!;

    static V1Container Container => PodsOf(Full)[1].Containers.Single();

    [Fact]
    public void The_schedule_is_that_of_the_environment()
    {
        Find<V1CronJob>(Plain).ShouldBeNull();
        Job.Spec.Schedule.ShouldBe("0 3 * * 1");
        Job.Spec.TimeZone.ShouldBe("Europe/Berlin");
        Job.Spec.ConcurrencyPolicy.ShouldBe("Forbid");
        Job.Spec.JobTemplate.Spec.BackoffLimit.ShouldBe(0);
        Job.Spec.JobTemplate.Spec.ActiveDeadlineSeconds.ShouldBe(7200);
        PodsOf(Full)[1].RestartPolicy.ShouldBe("Never");
    }

    [Fact]
    public void It_runs_what_the_build_runs_beside_the_same_models()
    {
        Container.Args.ShouldBe(ApplicationCommands.Retrain(Full, "/models", withoutDrift: true, "ols"));
        Container.Args.ShouldBe([
            "retrain",
            "--data",
            "/data",
            "--on-schedule",
            "--model",
            "ols",
            "--registry",
            "/models",
            "--alias",
            "champion",
            "--output",
            "/results/report",
        ]);
        Container.Command.TakeLast(2).ShouldBe(Options.Program);
        Container.Env.Single().Name.ShouldBe("MLPIPELINE_ACTOR");
    }

    [Fact]
    public void It_may_write_models_and_reports_but_not_the_sources()
    {
        var claims = PodsOf(Full)[1]
            .Volumes.Where(x => x.PersistentVolumeClaim is not null)
            .ToDictionary(x => x.Name, x => x.PersistentVolumeClaim.ClaimName);

        Container
            .VolumeMounts.Where(x => claims.ContainsKey(x.Name))
            .Select(x => (x.MountPath, claims[x.Name], x.ReadOnlyProperty == true))
            .ShouldBe([
                ("/models", "ridership-production-models", false),
                ("/data", "sources", true),
                ("/results", "reports", false),
            ]);
    }

    /// <summary>The shell of the image stands between the application and the cluster: here it is that of this machine.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void A_champion_that_stays_is_no_failure(int exitCode)
    {
        if (OperatingSystem.IsWindows())
            return;
        var start = new ProcessStartInfo("/bin/sh");
        foreach (var argument in Container.Command.Skip(1).SkipLast(2))
            start.ArgumentList.Add(argument);
        foreach (var argument in (string[])["/bin/sh", "-c", $"test \"$0\" = 'a b' && exit {exitCode}", "a b"])
            start.ArgumentList.Add(argument);

        using var process = Process.Start(start)!;
        process.WaitForExit();

        (process.ExitCode == 0).ShouldBe(RetrainingOutcome.Of(exitCode).BuildExitCode == 0);
        if (process.ExitCode != 0)
            process.ExitCode.ShouldBe(exitCode);
    }
}
