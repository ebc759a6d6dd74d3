namespace Delivery.Checks;

/// <summary>How a check went.</summary>
public enum CheckOutcome
{
    /// <summary>It has run and found nothing that matters.</summary>
    Passed,

    /// <summary>It has run and found something.</summary>
    Failed,

    /// <summary>It has not run, or could not see what it looks for. Never a success.</summary>
    NotChecked,
}
