using Delivery.Ci.Model;
using Delivery.Components;

namespace Build.Tests.Ci;

public class PipelineSettingTests
{
    [Theory]
    [InlineData(nameof(IHazRegistry.ImageRegistry), "IMAGE_REGISTRY", "NUKE_IMAGE_REGISTRY", "image-registry", false)]
    [InlineData(nameof(IHazEvidence.SigningKey), "SIGNING_KEY", "NUKE_SIGNING_KEY", "signing-key", true)]
    [InlineData(nameof(IPromotion.To), "TO", "NUKE_TO", "to", false)]
    [InlineData(nameof(IHazBaseImages.AspNetImage), "ASP_NET_IMAGE", "NUKE_ASP_NET_IMAGE", "asp-net-image", false)]
    public void A_parameter_of_the_build_has_one_name_at_every_host(
        string name,
        string host,
        string variable,
        string option,
        bool isSecret
    )
    {
        var setting = PipelineSetting.Of(typeof(Delivery.Build), name);

        setting.HostName.ShouldBe(host);
        setting.Variable.ShouldBe(variable);
        setting.OptionName.ShouldBe(option);
        setting.IsSecret.ShouldBe(isSecret);
        setting.Description.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("SigningKay")]
    // A member, but no parameter.
    [InlineData(nameof(IImages.ImageName))]
    public void A_parameter_that_the_build_does_not_have_is_refused(string name) =>
        Graphs
            .Refusal(() => PipelineSetting.Of(typeof(Delivery.Build), name))
            .ShouldBe(
                $"A pipeline names the parameter {name}, which the build does not have. Correct the name, or declare it with [Parameter]."
            );
}
