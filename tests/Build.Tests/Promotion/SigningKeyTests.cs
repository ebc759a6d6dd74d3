using System.Security.Cryptography;
using Delivery.Outcomes;
using Delivery.Promotion.Attestations;
using Nuke.Common.IO;

namespace Build.Tests.Promotion;

public sealed class SigningKeyTests : IDisposable
{
    const string Password = "correct horse";

    readonly TemporaryRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData(Password)]
    public void A_key_that_was_written_signs_again(string? password)
    {
        using var key = SigningKey.Create();
        var pem = key.ExportPem(password);
        pem.Contains("ENCRYPTED").ShouldBe(password is not null);

        using var read = SigningKey.Read(pem, password, "the key");

        read.Id.ShouldBe(key.Id);
        new TrustedKey("x", KeyRole.Builder, key.PublicPem).Verifies([1, 2], read.Sign([1, 2])).ShouldBeTrue();
    }

    [Theory]
    [InlineData(null, "Give its password")]
    [InlineData("wrong", "its password is wrong")]
    public void Without_its_password_an_encrypted_key_is_refused(string? password, string said)
    {
        using var key = SigningKey.Create();
        var pem = key.ExportPem(Password);

        var refusal = Should.Throw<StopException>(() => SigningKey.Read(pem, password, "The secret SigningKey"));

        refusal.ExitCode.ShouldBe(2);
        refusal.Message.ShouldContain(said);
        refusal.ToString().ShouldNotContain(pem.Split('\n')[1]);
    }

    [Fact]
    public void A_key_on_another_curve_is_refused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        Should
            .Throw<StopException>(() => SigningKey.Read(other.ExportPkcs8PrivateKeyPem(), null, "The key"))
            .Message.ShouldContain("P-256");
    }

    [Fact]
    public void Keys_are_trusted_for_what_their_file_says()
    {
        var directory = _repository.Root / "keys";
        (directory / "ci.builder.pub").WriteAllText(Keys.Builder.PublicPem);
        (directory / "ada@example.com.approver.pub").WriteAllText(Keys.Approver.PublicPem);
        (directory / "README.md").WriteAllText("not a key");

        var keys = TrustedKeys.Read(directory);

        keys.All.Select(x => (x.Owner, x.Role))
            .ShouldBe([("ada@example.com", KeyRole.Approver), ("ci", KeyRole.Builder)]);
        keys.In(KeyRole.Builder).All.ShouldHaveSingleItem().Id.ShouldBe(Keys.Builder.Id);
        TrustedKeys.Read(_repository.Root / "none").All.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ci.pub")]
    [InlineData("ci.boss.pub")]
    [InlineData(".builder.pub")]
    public void A_key_whose_file_does_not_say_what_it_is_trusted_for_is_refused(string name)
    {
        (_repository.Root / "keys" / name).WriteAllText(Keys.Builder.PublicPem);

        Should
            .Throw<StopException>(() => TrustedKeys.Read(_repository.Root / "keys"))
            .Message.ShouldContain("<owner>.<role>.pub");
    }
}
