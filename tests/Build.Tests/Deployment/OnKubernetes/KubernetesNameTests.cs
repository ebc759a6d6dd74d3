using System.Text.RegularExpressions;
using CsCheck;
using Delivery.Deployment.OnKubernetes;
using static Build.Tests.Deployment.OnKubernetes.ClusterExample;

namespace Build.Tests.Deployment.OnKubernetes;

public sealed partial class KubernetesNameTests
{
    static readonly Gen<string> s_names = Gen.OneOf(
        Gen.String[0, 80],
        Gen.String[Gen.Char["abzABZ019-._/ "], 0, 80],
        Gen.String[Gen.Char["ab-"], 1, 60]
    );

    [Fact]
    public void Every_name_is_a_dns_label_whatever_the_environment_is_called() =>
        Gen.Select(s_names, s_names)
            .Sample(
                (instance, name) =>
                {
                    var environment = Full with { Instance = instance, Name = name };
                    var objects = ObjectsOf(environment);
                    return objects.All(x => Label().IsMatch(x.Metadata.Name))
                        && objects.All(x => x.Metadata.Name.Length <= (x.Kind == "CronJob" ? 52 : 63))
                        && objects
                            .SelectMany(x => x.Metadata.Labels.Values)
                            .All(x => x.Length <= 63 && LabelValue().IsMatch(x));
                }
            );

    [Fact]
    public void Names_that_had_to_be_changed_do_not_become_the_same() =>
        Gen.Select(s_names, s_names)
            .Sample(
                (one, other) =>
                    string.Equals(one, other, StringComparison.OrdinalIgnoreCase) || PrefixOf(one) != PrefixOf(other)
            );

    [Fact]
    public void A_name_that_can_stay_stays() => PrefixOf("blue-team").ShouldBe("blue-team-staging");

    static string PrefixOf(string instance) => new KubernetesNames(Plain with { Instance = instance }).Prefix;

    // https://datatracker.ietf.org/doc/html/rfc1035#section-2.3.1: what the name of a Service must be.
    [GeneratedRegex("^[a-z]([-a-z0-9]*[a-z0-9])?$")]
    private static partial Regex Label();

    [GeneratedRegex("^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$")]
    private static partial Regex LabelValue();
}
