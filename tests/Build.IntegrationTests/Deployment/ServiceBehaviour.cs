namespace Build.IntegrationTests.Deployment;

/// <summary>How a release of the test service behaves.</summary>
public enum ServiceBehaviour
{
    Serves,
    IsNeverReady,
    Exits,
    AnswersWrongly,
    FailsItsHealthCheck,
    CannotBeStarted,

    /// <summary>Serves until it gets the requests of users.</summary>
    FailsInService,
}
