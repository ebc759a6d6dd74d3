using Build.Tests.Ci;
using Delivery.Deployment;
using Delivery.Deployment.OnKubernetes;
using k8s;
using k8s.Models;
using static Build.Tests.Deployment.OnKubernetes.ClusterExample;

namespace Build.Tests.Deployment.OnKubernetes;

public sealed class ManifestFileTests
{
    public static TheoryData<string> Names => ["plain", "full"];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_read_strictly_is_what_was_written(string name)
    {
        var objects = ObjectsOf(Named(name));
        var files = ManifestFiles.Of(Named(name), objects);

        files.Count.ShouldBe(objects.Count + 1);
        foreach (var (file, written) in files.Zip(objects))
        {
            var read = KubernetesYaml.LoadAllFromString(file.Text, typeMap: null, strict: true).ShouldHaveSingleItem();
            read.ShouldBeOfType(written.GetType());
            KubernetesJson.Serialize(read).ShouldBe(KubernetesJson.Serialize((object)written));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_release_gives_the_same_bytes(string name)
    {
        var environment = Named(name);
        var turned = environment with { Settings = environment.Settings.Reverse().ToDictionary() };

        FilesOf(turned).ShouldBe(FilesOf(environment));
        FilesOf(environment).ShouldAllBe(x => !x.Text.Contains('\r') && x.Text.EndsWith('\n'));
    }

    [Fact]
    public void The_list_names_all_other_files()
    {
        var files = FilesOf(Full);

        files[^1].Name.ShouldBe("kustomization.yaml");
        Yaml.Read(files[^1].Text)["resources"]
            .Items()
            .Select(x => x.ToString())
            .ShouldBe(files.SkipLast(1).Select(x => x.Name));
        files.Select(x => x.Name).ShouldBeUnique();
        files.Select(x => x.Name).ShouldContain("deployment-ridership-production.yaml");
    }

    [Fact]
    public void Secrets_are_only_referred_to()
    {
        ObjectsOf(Full).ShouldNotContain(x => x is V1Secret);
        var environment = Full with { ApiKeys = "/srv/api-keys.json" };
        FilesOf(environment).ShouldAllBe(x => !x.Text.Contains("/srv/"));
        FilesOf(environment).Select(x => x.Text).ShouldBe(FilesOf(Full).Select(x => x.Text));
    }

    [Fact]
    public void A_setting_that_looks_like_something_else_stays_a_text()
    {
        string[] texts = ["on", "1.0", "0777", "", "2026-01-01", "a: b # c", "x\ny\n", "~", "12:30:45"];
        var environment = Plain with { Settings = texts.Index().ToDictionary(x => $"S{x.Index}", x => x.Item) };

        var map = FilesOf(environment).Single(x => x.Kind == "ConfigMap");

        KubernetesYaml
            .Deserialize<V1ConfigMap>(map.Text, strict: true)
            .Data.OrderBy(x => x.Key)
            .Select(x => x.Value)
            .ShouldBe(texts);
    }

    static DeploymentEnvironment Named(string name) => name == "plain" ? Plain : Full;
}
