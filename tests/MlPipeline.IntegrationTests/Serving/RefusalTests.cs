using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using MlPipeline.Hosting.Serving;

namespace MlPipeline.IntegrationTests.Serving;

/// <summary>What a client sees whose request cannot be answered: a problem of its own kind, and never a fault of the service.</summary>
public sealed class RefusalTests : IAsyncLifetime
{
    const string Row = """{"day":"2024-05-01","price":7.5,"demand_before":40,"rain":null,"events":"fair"}""";

    DemandService service = null!;

    public async ValueTask InitializeAsync() =>
        service = await DemandService.StartAsync(options: new ServingOptions { MaxBodyBytes = 100_000, MaxRows = 20 });

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("[]")]
    [InlineData("3")]
    [InlineData("null")]
    [InlineData("""{"price":7.5""")]
    [InlineData("""[{"price":7.5},""")]
    [InlineData("""{"price":7.5} {"price":7.5}""")]
    [InlineData("""{'price':7.5}""")]
    [InlineData("""{"price":NaN}""")]
    [InlineData("""{"price":+7}""")]
    public async Task A_body_that_is_not_rows_as_JSON_is_malformed(string body) =>
        IsProblem(await service.PostAsync(body), 400, "malformed-body");

    [Theory]
    [InlineData("price,price\n1,2", "price")]
    [InlineData("price,prize\n1,2", "prize")]
    public async Task A_header_of_CSV_is_judged_once(string body, string name)
    {
        var answer = await service.PostAsync(body, "text/csv");

        IsProblem(answer, 422, "invalid-fields");
        answer.Fields.ShouldBe([name]);
    }

    [Theory]
    [InlineData("day,price,demand_before,rain,events\n2024-05-01,n/a,40,NA,\n", "price")]
    [InlineData("day,price,demand_before,rain,events\n05/01/2024,7,40,,\n", "day")]
    [InlineData("price,demand_before\n,40\n", "price")]
    [InlineData("price,demand_before\n1e39,40\n", "price")]
    public async Task A_cell_of_CSV_is_read_as_the_loaders_do(string body, string name)
    {
        var answer = await service.PostAsync(body, "text/csv");

        IsProblem(answer, 422, "invalid-fields");
        answer.Fields.ShouldBe([name]);
    }

    [Theory]
    [InlineData("""{"price":7.5,"price":7.5,"demand_before":1}""", "price", "twice")]
    [InlineData("""{"price":null,"demand_before":1}""", "price", "empty")]
    [InlineData("""{"price":"","demand_before":1}""", "price", "not a finite number")]
    [InlineData("""{"price":{"a":[1]},"demand_before":1}""", "price", "not a finite number")]
    [InlineData("""{"price":1e39,"demand_before":1}""", "price", "not a finite number")]
    [InlineData("""{"price":1,"demand_before":1,"events":3}""", "events", "not text")]
    [InlineData("""{"price":1,"demand_before":1,"events":"\ud800"}""", "events", "not UTF-8")]
    [InlineData("""{"price":1,"demand_before":1,"day":20240501}""", "day", "not a date")]
    [InlineData("""{"price":1,"demand_before":1,"Rain":3}""", "Rain", "Did you mean \"rain\"?")]
    public async Task A_field_that_cannot_be_used_is_named(string body, string name, string detail)
    {
        var answer = await service.PostAsync(body);

        IsProblem(answer, 422, "invalid-fields");
        answer.Fields.ShouldBe([name]);
        answer.Json.GetProperty("errors")[0].GetProperty("detail").GetString()!.ShouldContain(detail);
    }

    [Fact]
    public async Task A_name_may_be_written_with_escapes_and_a_label_is_ignored() =>
        (await service.PostAsync("""{"\u0070rice":7.5,"demand_before":40,"demand":{"any":"thing"}}""")).Status.ShouldBe(
            200
        );

    [Fact]
    public async Task Bytes_that_are_not_UTF8_are_named_with_their_field()
    {
        var body = Encoding.UTF8.GetBytes("""{"price":1,"demand_before":1,"events":"x"}""");
        body[Array.IndexOf(body, (byte)'x')] = 0xFF;

        var answer = await service.PostAsync(body, "application/json");

        IsProblem(answer, 422, "invalid-fields");
        answer.Fields.ShouldBe(["events"]);
    }

    [Fact]
    public async Task Only_so_many_problems_are_listed()
    {
        var answer = await service.PostAsync(
            $"{{{string.Join(',', Enumerable.Range(0, 500).Select(x => $"\"no_such_field_{x}\":1"))}}}"
        );

        IsProblem(answer, 422, "invalid-fields");
        answer.Fields.Count.ShouldBe(100);
    }

    [Fact]
    public async Task Content_types_are_told_apart()
    {
        IsProblem(await service.PostAsync(Row, "text/plain"), 415, "wrong-content-type");
        IsProblem(await service.PostAsync(Row, "application/json; charset=utf-16"), 415, "wrong-content-type");
        IsProblem(await service.PostAsync(Encoding.UTF8.GetBytes(Row), null), 415, "wrong-content-type");
        (await service.PostAsync(Row, "application/json; charset=UTF-8")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("text/csv", "text/csv")]
    [InlineData("text/*", "text/csv")]
    [InlineData("application/x-ndjson;q=0.5, application/json;q=0.4", "application/x-ndjson")]
    [InlineData("text/html, */*;q=0.1", "application/json")]
    public async Task The_answer_comes_as_asked_for(string accept, string contentType) =>
        (await PostAsync(accept)).ContentType.ShouldBe(contentType);

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/json;q=0")]
    [InlineData("nonsense")]
    public async Task An_answer_that_nobody_can_give_is_refused(string accept) =>
        IsProblem(await PostAsync(accept), 406, "not-acceptable");

    [Fact]
    public async Task Too_much_at_once_is_refused()
    {
        IsProblem(await service.PostAsync(new string(' ', 100_001)), 413, "too-large");
        IsProblem(await service.PostAsync($"[{string.Join(',', Enumerable.Repeat(Row, 21))}]"), 413, "too-many-rows");
        (await service.PostAsync($"[{string.Join(',', Enumerable.Repeat(Row, 20))}]")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Addresses_and_methods_that_do_not_exist_are_problems_too()
    {
        IsProblem(await service.GetAsync("/v1/nothing"), 404, "not-found");
        IsProblem(await service.GetAsync("/v1/predict"), 405, "wrong-method");
    }

    [Fact]
    public async Task A_body_that_is_cut_off_harms_nobody()
    {
        using var socket = new TcpClient(service.Address.Host, service.Address.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(
            "POST /v1/predict HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"pri"u8.ToArray()
        );
        socket.Client.Shutdown(SocketShutdown.Send);
        using var reader = new StreamReader(stream);
        try
        {
            (await reader.ReadLineAsync())?.ShouldContain("400");
        }
        catch (IOException)
        {
            // The server may also just hang up.
        }

        (await service.PostAsync(Row)).Status.ShouldBe(200);
    }

    async Task<Answer> PostAsync(string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/v1/predict", UriKind.Relative))
        {
            Content = new StringContent(Row, new MediaTypeHeaderValue("application/json")),
        };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await service.Client.SendAsync(request);
        return await Answer.OfAsync(response);
    }

    static void IsProblem(Answer answer, int status, string type)
    {
        answer.Status.ShouldBe(status, answer.Body);
        answer.ContentType.ShouldBe("application/problem+json");
        answer.Json.GetProperty("type").GetString().ShouldBe($"/problems/{type}");
        answer.Json.GetProperty("status").GetInt32().ShouldBe(status);
        answer.Json.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        answer.Json.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
        answer.Body.ShouldNotContain("   at ");
    }
}
