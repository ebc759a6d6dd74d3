namespace Build.IntegrationTests.Promotion;

/// <summary>What a process of its own does.</summary>
enum PromotionWork
{
    /// <summary>Records a release that was tested in Integration, as <c>Release</c> does.</summary>
    Recording,

    /// <summary>Deploys to Staging, and records the acceptance, as <c>Staging</c> does.</summary>
    Staging,

    /// <summary>Lets what was accepted into Production.</summary>
    Promotion,

    /// <summary>Goes back in Production.</summary>
    Rollback,
}
