namespace MlPipeline.Hosting.Serving.Problems;

/// <summary>A kind of refusal: its name is the end of the problem's <c>type</c>, which clients may rely on.</summary>
/// <param name="Name">The name: <c>/problems/NAME</c> is the type.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">What it means, the same each time.</param>
sealed record ProblemKind(string Name, int Status, string Title)
{
    public static readonly ProblemKind MalformedBody = new("malformed-body", 400, "The body cannot be read");
    public static readonly ProblemKind InvalidFields = new("invalid-fields", 422, "Fields cannot be used");
    public static readonly ProblemKind InvalidParameter = new(
        "invalid-parameter",
        400,
        "A query parameter cannot be used"
    );
    public static readonly ProblemKind Unauthorized = new("unauthorized", 401, "No valid API key");
    public static readonly ProblemKind NotFound = new("not-found", 404, "There is nothing at this address");
    public static readonly ProblemKind WrongMethod = new("wrong-method", 405, "The address takes another method");
    public static readonly ProblemKind ModelRefused = new("model-refused", 409, "The other model cannot answer");
    public static readonly ProblemKind NotAcceptable = new("not-acceptable", 406, "No accepted content type");
    public static readonly ProblemKind TooLarge = new("too-large", 413, "The body is too large");
    public static readonly ProblemKind TooManyRows = new("too-many-rows", 413, "The request has too many rows");
    public static readonly ProblemKind WrongContentType = new("wrong-content-type", 415, "Unknown content type");
    public static readonly ProblemKind TooManyRequests = new("too-many-requests", 429, "Too many requests");
    public static readonly ProblemKind Failed = new("failed", 500, "The service failed");
    public static readonly ProblemKind Busy = new("busy", 503, "Too many requests at the same time");
    public static readonly ProblemKind NotReady = new("not-ready", 503, "No model is loaded yet");
}
