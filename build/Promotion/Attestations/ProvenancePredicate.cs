namespace Delivery.Promotion.Attestations;

/// <summary>How an image was built: the predicate <see cref="PredicateTypes.Provenance"/>.</summary>
/// <param name="BuildDefinition">What was built from what.</param>
/// <param name="RunDetails">Who built it, and when.</param>
public sealed record ProvenancePredicate(BuildDefinition BuildDefinition, RunDetails RunDetails)
{
    /// <summary>The provenance of an image of this build.</summary>
    /// <param name="source">What it was built from.</param>
    /// <param name="baseImages">The images that it was built on and runs on.</param>
    /// <param name="builder">Who built it.</param>
    /// <param name="startedOn">When the build began.</param>
    /// <param name="finishedOn">When the image was pushed.</param>
    public static ProvenancePredicate Of(
        BuildSource source,
        IEnumerable<ResourceDescriptor> baseImages,
        Builder builder,
        DateTimeOffset startedOn,
        DateTimeOffset finishedOn
    ) =>
        new(
            new BuildDefinition(
                "urn:mlpipeline:build:release:v1",
                source,
                [
                    new ResourceDescriptor
                    {
                        Uri = $"git+{source.Repository}",
                        Digest = new Dictionary<string, string>
                        {
                            ["gitCommit"] = source.Commit,
                            ["gitTree"] = source.Tree,
                        },
                    },
                    .. baseImages,
                ]
            ),
            new RunDetails(builder, new BuildMetadata(startedOn, finishedOn))
        );
}
