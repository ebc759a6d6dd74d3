using System.Text;
using Delivery.Docker;
using Nuke.Common.IO;

namespace Build.Tests.Docker;

public sealed class DockerConfigurationTests : IDisposable
{
    const string Host = "registry.example.com";

    readonly AbsolutePath _folder = Directory.CreateTempSubdirectory("docker-").FullName;

    public void Dispose() => _folder.DeleteDirectory();

    [Theory]
    [InlineData("somebody:pass:word", null, "somebody", "pass:word")]
    // What "az acr login" leaves.
    [InlineData("00000000-0000-0000-0000-000000000000:", "a.b.c", "00000000-0000-0000-0000-000000000000", "a.b.c")]
    [InlineData("somebody:password", "", "somebody", "password")]
    public void A_login_is_a_user_with_a_password_or_with_the_token_that_took_its_place(
        string login,
        string? token,
        string user,
        string password
    )
    {
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(login));
        var more = token is null ? "" : $", \"identitytoken\": \"{token}\"";
        (_folder / "config.json").WriteAllText($$"""{ "auths": { "{{Host}}": { "auth": "{{encoded}}"{{more}} } } }""");

        var credentials = DockerConfiguration.FindCredentials(Host, _folder)!;

        (credentials.User, credentials.Password).ShouldBe((user, password));
    }

    [Fact]
    public void Nobody_has_logged_in_where_there_is_nothing_of_the_registry()
    {
        DockerConfiguration.FindCredentials(Host, _folder).ShouldBeNull();

        (_folder / "config.json").WriteAllText("""{ "auths": { "other.example.com": { "auth": "YTpi" } } }""");

        DockerConfiguration.FindCredentials(Host, _folder).ShouldBeNull();
    }
}
