using CsCheck;
using Delivery.Outcomes;
using Delivery.Scaffolding;

namespace Build.Tests.Scaffolding;

public sealed class SourceTextTests
{
    const string Member = "IReadOnlyList<int> Numbers";

    [Theory]
    [InlineData("[]", "[ 3]")]
    [InlineData("[1]", "[1, 3]")]
    [InlineData("[1, 2,]", "[1, 2, 3]")]
    [InlineData("[1,\n  2,\n]", "[1,\n  2, 3\n]")]
    [InlineData("[1, // ]; \n  2 /* ] */]", "[1, // ]; \n  2, 3 /* ] */]")]
    [InlineData("[F(\"]\", ']'), G([2])]", "[F(\"]\", ']'), G([2]), 3]")]
    [InlineData("[.. a[1..]]", "[.. a[1..], 3]")]
    public void An_element_comes_last(string list, string expected)
    {
        foreach (var head in (string[])[$"public {Member} {{ get; }} =\n    ", $"{Member} => ", $"static {Member} = "])
            SourceText.Append($"{head}{list};", Member, "3", "A.cs").ShouldBe($"{head}{expected};");
    }

    [Theory]
    [InlineData("IReadOnlyList<int> Numbers => All;\nint[] More => [1];")]
    [InlineData("IReadOnlyList<int> Numbers { get; } = All();\nint[] More = [1];")]
    [InlineData("// IReadOnlyList<int> Numbers => [1];")]
    [InlineData("class A;")]
    public void Where_there_is_no_list_nothing_is_changed(string text) =>
        Should
            .Throw<StopException>(() => SourceText.Append(text, Member, "3", "A.cs"))
            .Message.ShouldBe(
                "A.cs has no \"IReadOnlyList<int> Numbers\" that is set to a list in brackets. Register 3 there by hand."
            );

    [Fact]
    public void Elements_that_were_added_one_after_the_other_stand_in_that_order() =>
        Gen.Int[0, 99]
            .Array[0, 6]
            .Sample(numbers =>
            {
                var text = numbers.Aggregate(
                    $"{Member} {{ get; }} = [];",
                    (x, number) => SourceText.Append(x, Member, $"{number}", "A.cs")
                );

                text.Replace(" ", "")
                    .ShouldBe($"{Member} {{ get; }} = [{string.Join(',', numbers)}];".Replace(" ", ""));
            });

    [Fact]
    public void A_directive_is_added_once()
    {
        var once = SourceText.Using("using A;\n\nclass B;", "C.D");

        once.ShouldBe("using C.D;\nusing A;\n\nclass B;");
        SourceText.Using(once, "C.D").ShouldBe(once);
        SourceText.Using("class B;", "C").ShouldBe("using C;\n\nclass B;");
    }
}
