using System.Globalization;
using MlPipeline.Hosting.Serving.Problems;

namespace MlPipeline.Hosting.Serving.Requests;

/// <summary>A request that cannot be answered as it is.</summary>
sealed class RequestRefusal(ProblemKind kind, string detail, params IReadOnlyList<FieldProblem> places)
    : Exception(detail)
{
    public ProblemKind Kind { get; } = kind;

    /// <summary>What is wrong where; empty where the request as a whole is meant.</summary>
    public IReadOnlyList<FieldProblem> Places { get; } = places;

    public static RequestRefusal InvalidFields(RowColumns rows) =>
        new(
            ProblemKind.InvalidFields,
            rows.HasEnough ? Invariant($"{rows.Problems.Count} fields or more cannot be used; the rest was not read.")
                : rows.Problems.Count == 1 ? rows.Problems[0].Detail
                : Invariant($"{rows.Problems.Count} fields cannot be used."),
            rows.Problems
        );

    public static RequestRefusal TooManyRows(int most) =>
        new(ProblemKind.TooManyRows, Invariant($"The request has more than {most} rows. Send it in parts."));

    public static RequestRefusal TooLarge(long most) =>
        new(ProblemKind.TooLarge, Invariant($"The request has more than {most} bytes. Send it in parts."));

    public static RequestRefusal WrongContentType(string? given) =>
        new(
            ProblemKind.WrongContentType,
            given is null
                ? $"The request has no Content-Type. Send one of {BodyFormat.Names}, as UTF-8."
                : $"Content-Type \"{Quoted.Short(given)}\" is not one of {BodyFormat.Names}, as UTF-8."
        );

    public static RequestRefusal NotAcceptable(string? given) =>
        new(ProblemKind.NotAcceptable, $"Accept \"{Quoted.Short(given ?? "")}\" takes none of {BodyFormat.Names}.");

    public static RequestRefusal EmptyBody() =>
        new(ProblemKind.MalformedBody, "The request has an empty body, expected rows.");

    public static RequestRefusal CutOff() =>
        new(ProblemKind.MalformedBody, "The request ended before its whole body was there.");

    public static RequestRefusal NoRows() =>
        new(ProblemKind.MalformedBody, "The request has no rows, expected at least one.");

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
