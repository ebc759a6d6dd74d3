using Delivery.Outcomes;
using Delivery.Promotion.Attestations;
using Nuke.Common;
using Serilog;

namespace Delivery.Components;

/// <summary>The keys of a team.</summary>
public interface IKeys : IHazEvidence
{
    [Parameter("Who has the key: a person's e-mail address, or the name of a CI system; ci by default.")]
    string? Owner => TryGetValue(() => Owner);

    [Parameter("What the key is for: Builder, Approver or BreakGlass; Builder by default.")]
    KeyRole Role => TryGetValue<KeyRole?>(() => Role) ?? KeyRole.Builder;

    Target Keys =>
        _ =>
            _.Description(
                    "Makes a pair of keys for a team: --owner and --role; the password is the secret SigningKeyPassword"
                )
                .Executes(() =>
                    this.Run(() =>
                    {
                        var publicFile = TrustedKeysDirectory / TrustedKeys.FileNameOf(Owner ?? "ci", Role);
                        var privateFile = OwnKeysDirectory / $"{publicFile.NameWithoutExtension}.pem";
                        KeyRing.MakePair(privateFile, publicFile, SigningKeyPassword);
                        Log.Information(
                            "Public key:  {Path} (commit it: whoever reviews that decides whom to trust)",
                            publicFile
                        );
                        Log.Information("Private key: {Path} ({Advice:l})", privateFile, AdviceFor(Role));
                        return Task.CompletedTask;
                    })
                );

    private static string AdviceFor(KeyRole role) =>
        role switch
        {
            KeyRole.Builder => "store it as the secret SigningKey of the CI system, and remove the file",
            KeyRole.Approver => "its owner keeps it, and gives it as the secret SigningKey to Promote --approve",
            _ => "its owner keeps it, and gives it as the secret BreakGlassKey to Promote --break-glass",
        };
}
