using System.Globalization;

namespace MlPipeline.AcceptanceTests.Example;

/// <summary>What people who know the station can tell about a service that forecasts it.</summary>
public sealed class KnownDayTests(Service service)
{
    [Fact]
    public async Task Known_days_are_missed_by_little()
    {
        var claimed = (await service.MetadataAsync())
            .GetProperty("metrics")
            .GetProperty("test")
            .GetProperty("mae")
            .GetDouble();

        var predictions = await PredictAllAsync();

        var missed = KnownDay.All.Zip(predictions, (day, prediction) => Math.Abs(day.Entries - prediction)).Average();
        missed.ShouldBeLessThan(3 * claimed);
        service.Found(
            "Known days",
            $"{predictions.Length} days of December 2014 missed by {Text(missed)} thousand entries on average; the model claims {Text(claimed)}"
        );
    }

    [Fact]
    public async Task A_known_month_looks_as_people_who_know_the_station_expect()
    {
        var predictions = (await PredictAllAsync()).Zip(KnownDay.All).ToList();

        predictions.ShouldAllBe(x => x.First > 0 && x.First < 30);
        var weekday = predictions.Where(x => !x.Second.IsWeekend && x.Second.Day.Day < 20).Average(x => x.First);
        var weekend = predictions.Where(x => x.Second.IsWeekend).Average(x => x.First);
        var christmas = predictions.Single(x => x.Second.Day.Day == 25).First;
        weekend.ShouldBeLessThan(0.7 * weekday);
        christmas.ShouldBeLessThan(0.5 * weekday);
        service.Found(
            "A known month",
            $"weekdays before the holidays {Text(weekday)}, weekends {Text(weekend)}, Christmas {Text(christmas)} thousand entries"
        );
    }

    async Task<double[]> PredictAllAsync()
    {
        var answer = await service.PredictAsync($"[{string.Join(',', KnownDay.All.Select(x => x.Row))}]");
        answer.Status.ShouldBe(200, answer.Body);
        return [.. answer.Json.GetProperty("predictions").EnumerateArray().Select(x => x.GetDouble())];
    }

    static string Text(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
