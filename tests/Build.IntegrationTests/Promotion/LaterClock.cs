namespace Build.IntegrationTests.Promotion;

/// <summary>A clock that is ahead.</summary>
sealed class LaterClock(TimeSpan ahead) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
}
