using Delivery.Deployment;
using Delivery.Docker;

namespace Build.Tests.Deployment;

public sealed class VerificationTests
{
    const string Digest = "sha256:1111111111111111111111111111111111111111111111111111111111111111";
    const string Other = "sha256:2222222222222222222222222222222222222222222222222222222222222222";

    [Fact]
    public void What_shall_run_and_is_healthy_passes() =>
        Verify((Digest, ServiceHealth.Healthy), (Digest, ServiceHealth.Healthy)).ShouldBe(VerificationVerdict.Passed);

    [Theory]
    [InlineData(Other, ServiceHealth.Healthy)]
    [InlineData(Other, ServiceHealth.Starting)]
    [InlineData(Digest, ServiceHealth.Unhealthy)]
    [InlineData(null, ServiceHealth.Unhealthy)]
    public void One_that_is_another_or_not_healthy_fails_all(string? digest, ServiceHealth health) =>
        Verify((Digest, ServiceHealth.Healthy), (digest, health)).ShouldBe(VerificationVerdict.Failed);

    [Theory]
    [InlineData(null, ServiceHealth.Healthy)]
    [InlineData(Digest, ServiceHealth.Starting)]
    public void What_cannot_be_told_does_not_pass(string? digest, ServiceHealth health) =>
        Verify((Digest, ServiceHealth.Healthy), (digest, health)).ShouldBe(VerificationVerdict.Inconclusive);

    [Fact]
    public void Nothing_fails()
    {
        Verification.Of(null, Digest).Verdict.ShouldBe(VerificationVerdict.Failed);
        Verify().ShouldBe(VerificationVerdict.Failed);
    }

    [Fact]
    public void What_could_not_be_read_does_not_pass() =>
        Verification.Unreadable("no answer").Verdict.ShouldBe(VerificationVerdict.Inconclusive);

    static VerificationVerdict Verify(params (string? Digest, ServiceHealth Health)[] instances) =>
        Verification.Of(Running(instances), Digest).Verdict;

    static RunningService Running((string? Digest, ServiceHealth Health)[] instances) =>
        new(
            new Release(new ImageReference("registry:5000", "service", null, Digest), "1.0.0", "commit", "tree"),
            "deployment",
            DateTimeOffset.UnixEpoch,
            new Uri("http://127.0.0.1:8080"),
            [.. instances.Select((x, i) => new RunningInstance($"{i}", x.Digest, x.Health, ""))]
        );
}
