namespace Delivery.Deployment;

/// <summary>How evidence stands that the next environment asks for, or the last one of itself.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="State"><c>good</c>, or what is wrong: <c>missing</c>, <c>failed</c>, <c>too old</c>, <c>unsigned</c>, …</param>
/// <param name="Detail">What was looked at.</param>
public sealed record StatusEvidence(string Name, string State, string Detail)
{
    const string Good = "good";

    /// <summary>Whether it counts.</summary>
    public bool IsGood => State == Good;
}
