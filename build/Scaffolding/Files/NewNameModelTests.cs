using MlPipeline.Features.Common;
using MlPipeline.Models.Common;
using NewProject.Models;

namespace MlPipeline.UnitTests.Project;

public sealed class NewNameTests
{
    [Fact]
    public void It_predicts_rows_it_has_not_seen_better_than_their_mean_does()
    {
        var fresh = Rows(100, seed: 2);
        var labels = fresh.Labels.ToArray();
        var predictions = new double[labels.Length];

        new NewName(new NewNameOptions()).Fit(Rows(200, seed: 1), seed: 1).Predict(fresh.Features, predictions);

        Rmse(predictions)
            .ShouldBeLessThan(
                Rmse([.. Enumerable.Repeat(labels.Average(), labels.Length)]),
                "NewName learns nothing from its features yet. Write Fit, and keep what it learns in FittedNewName: src/NewProject/Models/NewName.cs"
            );

        double Rmse(double[] predicted) => Math.Sqrt(labels.Zip(predicted, (x, y) => (x - y) * (x - y)).Average());
    }

    /// <summary>Made-up rows: the label is twice the first feature less the second, and a little noise.</summary>
    static TrainingSet Rows(int count, int seed)
    {
        var random = new Random(seed);
        float[][] columns = [new float[count], new float[count]];
        var labels = new double[count];
        for (var row = 0; row < count; row++)
        {
            columns[0][row] = 10 * random.NextSingle();
            columns[1][row] = 10 * random.NextSingle();
            labels[row] = 2 * columns[0][row] - columns[1][row] + random.NextDouble();
        }
        return new TrainingSet(new FeatureMatrix(["first", "second"], columns, count), labels);
    }
}
