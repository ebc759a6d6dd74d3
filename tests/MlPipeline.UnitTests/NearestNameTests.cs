namespace MlPipeline.UnitTests;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("lightgm", "boosting-lightgbm", null)]
    [InlineData("Boosting_LightGBM", "boosting-lightgbm", "boosting-lightgbm")]
    [InlineData("temp_mx", "temp_max", "temp_max")]
    [InlineData("trian", "train", "train")]
    [InlineData("x", "temp_max", null)]
    public void A_name_is_suggested_only_when_it_is_near(string name, string candidate, string? expected) =>
        NearestName.Of(name, [candidate, "something-else"]).ShouldBe(expected);

    [Fact]
    public void Without_a_near_name_all_are_listed() =>
        NearestName.Suggestion("x", ["alpha", "beta"]).ShouldBe("There are: alpha, beta.");
}
