using System.Text;
using CsCheck;
using Delivery.Outcomes;
using Delivery.Promotion.Attestations;

namespace Build.Tests.Promotion;

public sealed class DsseEnvelopeTests
{
    [Fact]
    public void G5_any_change_of_a_signed_envelope_shows() =>
        Gen.Select(Gen.Byte.Array[1, 40], Gen.Int[0, int.MaxValue], Gen.Byte[1, 255])
            .Sample(
                (payload, at, change) =>
                {
                    var envelope = DsseEnvelope.Sign("a/type", payload, Keys.Builder);
                    var changed = (byte[])payload.Clone();
                    changed[at % changed.Length] ^= change;

                    envelope.Verify(Keys.Trusted).State.ShouldBe(SignatureState.Trusted);
                    (envelope with { Payload = changed }).Verify(Keys.Trusted).State.ShouldBe(SignatureState.Wrong);
                    (envelope with { PayloadType = "a/typ" }).Verify(Keys.Trusted).State.ShouldBe(SignatureState.Wrong);
                },
                iter: 200
            );

    [Fact]
    public void An_envelope_comes_back_as_it_was_written()
    {
        var envelope = DsseEnvelope.Sign(Statement.PayloadType, "{}"u8.ToArray(), Keys.Builder);

        var read = DsseEnvelope.Parse(envelope.ToJson(), "it");

        read.Verify(Keys.Trusted).Key!.Owner.ShouldBe("ci");
        Encoding.UTF8.GetString(envelope.ToJson()).ShouldContain("\"payload\":\"e30=\"");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"payloadType":"x","payload":"%%%","signatures":[]}""")]
    [InlineData("""{"payloadType":"x","payload":"e30="}""")]
    public void What_is_no_envelope_is_refused(string json) =>
        Should
            .Throw<StopException>(() => DsseEnvelope.Parse(Encoding.UTF8.GetBytes(json), "evidence 7"))
            .Message.ShouldStartWith("evidence 7 is not a DSSE envelope: ");

    [Fact]
    public void A_statement_speaks_of_the_image_and_of_no_other()
    {
        var statement = Statement.Parse(
            Statement.About(Example.Image, Example.Digest, "a:type", new { Answer = 42 }).Sign(Keys.Builder),
            "it"
        );

        statement.IsAbout(Example.Digest).ShouldBeTrue();
        statement.IsAbout(Example.OtherDigest).ShouldBeFalse();
        statement.Type.ShouldBe("https://in-toto.io/Statement/v1");
        statement.Predicate.GetProperty("answer").GetInt32().ShouldBe(42);
    }
}
