namespace Delivery.Promotion.Rules;

/// <summary>How bad a vulnerability is, as NuGet and CVSS say it.</summary>
public enum Severity
{
    Low,
    Moderate,
    High,
    Critical,
}
