using System.Net;
using System.Text;
using System.Text.Json;
using CsCheck;
using Nuke.Common.CI;
using Nuke.Common.Reporting;
using Nuke.Common.Secrets;

namespace Build.Tests;

public class MaskingTests
{
    // Characters that every encoding treats in its own way.
    static readonly Gen<string> s_secrets = Gen.String[
        Gen.OneOf(Gen.Char['a', 'z'], Gen.Char['0', '9'], Gen.Char["+/=_-~ !'()*%&?\"\\<>;,äß€"]),
        4,
        60
    ];

    static readonly Gen<byte[]> s_neighbours = Gen.Byte.Array[0, 7];

    [Fact]
    public void No_form_of_any_secret_is_left_wherever_it_stands() =>
        Gen.Select(s_secrets, s_neighbours, s_neighbours)
            .Sample(
                (secret, before, after) =>
                {
                    var masking = new Masking();
                    masking.Add(secret);

                    foreach (var form in FormsOf(secret))
                        masking.Mask($"<a> {form} [b] {form}").ShouldNotContain(form);

                    var bytes = Encoding.UTF8.GetBytes(secret);
                    var inside = Convert.ToBase64String([.. before, .. bytes, .. after]);
                    // Of the characters that depend on the neighbours too, at most one stays at each end.
                    var left = masking.Mask(inside).Split("***").Sum(x => x.TrimEnd('=').Length);
                    left.ShouldBeLessThanOrEqualTo((before.Length + after.Length) * 4 / 3 + 4);
                },
                iter: 300
            );

    [Fact]
    public void Text_without_a_secret_stays_as_it_is()
    {
        var masking = new Masking();
        masking.Add("hunter2hunter2");

        masking.Mask("nothing to hide, hunter2").ShouldBe("nothing to hide, hunter2");
        masking.Mask("").ShouldBe("");
    }

    [Theory]
    [InlineData("password=open-sesame.", "password=***.")]
    [InlineData("open-sesameopen-sesame", "******")]
    // The first ends where the second begins: no letter of either is left.
    [InlineData("abcabcabc", "***")]
    [InlineData("b3Blbi1zZXNhbWU=", "***")]
    [InlineData("b3Blbi1zZXNhbWU", "***")]
    public void What_is_masked(string text, string expected)
    {
        var masking = new Masking();
        masking.Add("open-sesame");
        masking.Add("abcabc");

        masking.Mask(text).ShouldBe(expected);
    }

    [Fact]
    public void A_secret_of_several_lines_is_masked_line_by_line()
    {
        var masking = new Masking();
        masking.Add("-----BEGIN KEY-----\r\nMIIBVgIBADANBg\r\n  kqhkiG9w0BAQEF\r\nab\r\n-----END KEY-----\r\n");

        masking.Mask("MIIBVgIBADANBg\nindented kqhkiG9w0BAQEF\nab").ShouldBe("***\nindented ***\nab");
    }

    [Fact]
    public void Long_base64_is_masked_also_where_a_tool_has_broken_it_into_lines()
    {
        var secret = string.Concat(Enumerable.Range(0, 40).Select(x => $"line-{x} "));
        var masking = new Masking();
        masking.Add(secret);

        var broken = Convert.ToBase64String(Encoding.UTF8.GetBytes(secret), Base64FormattingOptions.InsertLineBreaks);

        broken.Split("\r\n").Select(masking.Mask).ShouldAllBe(line => line == "***");
    }

    [Fact]
    public void A_value_of_fewer_than_four_characters_is_not_masked()
    {
        var masking = new Masking();
        masking.Add("abc");
        masking.Add("");
        masking.Add(null);

        masking.Mask("abc YWJj").ShouldBe("abc YWJj");
    }

    [Fact]
    public void What_is_written_in_pieces_is_masked_as_a_whole()
    {
        var masking = new Masking();
        masking.Add("open-sesame");
        var output = new StringWriter { NewLine = "\n" };
        var console = new BuildConsole(output, useColors: false, HostSelection.Detect(BuildRun.Session()), masking);

        console.WritePiece("say open-");
        console.WritePiece("ses");
        console.WritePiece("ame\nand ");
        output.ToString().ShouldBe("say ***\n");
        console.WritePiece("open-sesame");
        console.Close();

        output.ToString().ShouldBe("say ***\nand ***\n");
    }

    [Fact]
    public void A_host_hears_of_each_secret_once_and_line_by_line()
    {
        var heard = new List<string>();
        var masking = new Masking { Added = heard.Add };

        masking.Add("first secret");
        masking.Add("first secret");
        masking.Add("line one\nline two");

        heard.ShouldBe(["first secret", "line one", "line two", "line one\nline two"]);
    }

    public static IEnumerable<string> FormsOf(string secret)
    {
        var base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(secret));
        var url = Uri.EscapeDataString(secret);
        return
        [
            secret,
            base64,
            base64.TrimEnd('='),
            base64.Replace('+', '-').Replace('/', '_'),
            base64.TrimEnd('=').Replace('+', '-').Replace('/', '_'),
            url,
            LowerHex(url),
            WebUtility.UrlEncode(secret),
            LowerHex(WebUtility.UrlEncode(secret)),
            WebUtility.HtmlEncode(secret),
            JsonSerializer.Serialize(secret)[1..^1],
            secret.Replace("%", "%25").Replace(";", "%3B").Replace(",", "%2C"),
        ];
    }

    static string LowerHex(string url) =>
        string.Concat(
            url.Split('%').Select((part, i) => i == 0 ? part : "%" + part[..2].ToLowerInvariant() + part[2..])
        );
}
