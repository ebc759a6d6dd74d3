using Delivery.Outcomes;
using Delivery.Scaffolding;

namespace Build.Tests.Scaffolding;

public sealed class ScaffoldNameTests
{
    [Theory]
    [InlineData("GradientForest", "gradient-forest", "Gradient forest")]
    [InlineData("Ols", "ols", "Ols")]
    [InlineData("HTTPSource2", "http-source2", "HTTP source2")]
    [InlineData("XmlDocument", "xml-document", "Xml document")]
    public void A_name_has_the_forms_that_are_written_somewhere(string text, string kebab, string title)
    {
        var name = ScaffoldName.Parse(text);

        (name.Type, name.Kebab, name.Title).ShouldBe((text, kebab, title));
    }

    [Theory]
    [InlineData("gradient-forest", "Did you mean GradientForest?")]
    [InlineData("gradientForest", "Did you mean GradientForest?")]
    [InlineData("3Trees", "Expected: a capital letter")]
    [InlineData("Größe", "Expected: a capital letter")]
    [InlineData("../Evil", "Did you mean Evil?")]
    [InlineData("A B", "Did you mean AB?")]
    [InlineData("", "New needs a name")]
    [InlineData(null, "New needs a name")]
    public void A_name_that_is_no_type_is_refused_with_one_that_is(string? text, string message)
    {
        var refusal = Should.Throw<StopException>(() => ScaffoldName.Parse(text));

        refusal.ExitCode.ShouldBe(2);
        refusal.Message.ShouldContain(message);
    }
}
