using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace MlPipeline.Hosting.Serving.Requests;

/// <summary>The whole body of a request in one piece: in the server's own memory where it is small, else in rented memory.</summary>
struct RequestBody : IDisposable
{
    /// <summary>How many times what has come may be taken for what was announced: announcing costs a client nothing.</summary>
    const int MostAhead = 8;

    byte[]? rented;
    long announced;
    int length;

    /// <summary>Reads the body to its end, and its rows.</summary>
    /// <returns>Whether it is one row, to be answered by one prediction.</returns>
    /// <exception cref="RequestRefusal">It is empty, larger than allowed, ends early, or is not what its content type says.</exception>
    public static async ValueTask<bool> ReadAsync(HttpContext context, long most, BodyFormat format, RowColumns rows)
    {
        var reader = context.Request.BodyReader;
        var body = new RequestBody { announced = Math.Min(context.Request.ContentLength ?? most, most) };
        try
        {
            while (true)
            {
                var result = await reader.ReadAsync(context.RequestAborted);
                var buffer = result.Buffer;
                if (body.length + buffer.Length > most)
                {
                    reader.AdvanceTo(buffer.End);
                    throw RequestRefusal.TooLarge(most);
                }
                if (result.IsCompleted && body.length == 0 && buffer.IsSingleSegment)
                {
                    try
                    {
                        return buffer.IsEmpty ? throw RequestRefusal.EmptyBody() : format.Read(buffer.First, rows);
                    }
                    finally
                    {
                        reader.AdvanceTo(buffer.End);
                    }
                }
                body.Append(buffer);
                reader.AdvanceTo(buffer.End);
                if (result.IsCompleted)
                    return body.length == 0
                        ? throw RequestRefusal.EmptyBody()
                        : format.Read(body.rented.AsMemory(0, body.length), rows);
            }
        }
        catch (BadHttpRequestException flaw)
        {
            throw flaw.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? RequestRefusal.TooLarge(most)
                : RequestRefusal.CutOff();
        }
        finally
        {
            body.Dispose();
        }
    }

    public void Dispose()
    {
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        rented = null;
    }

    void Append(ReadOnlySequence<byte> part)
    {
        var needed = checked(length + (int)part.Length);
        if (rented is null || rented.Length < needed)
        {
            var larger = ArrayPool<byte>.Shared.Rent(
                Math.Max(needed, (int)Math.Min(announced, MostAhead * (long)needed))
            );
            rented.AsSpan(0, length).CopyTo(larger);
            Dispose();
            rented = larger;
        }
        part.CopyTo(rented.AsSpan(length));
        length = needed;
    }
}
