using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.ObjectPool;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace MlPipeline.Benchmarks.Serving;

/// <summary>The obvious service: a pool of ML.NET's prediction engines behind a minimal API, loading a model of the same size.</summary>
static class PoolPeer
{
    /// <summary>Trains the peer's model.</summary>
    public static void Train(MlPipeline.DataLoaders.Dataset rows, string path)
    {
        var context = new MLContext(1);
        var data = context.Data.LoadFromEnumerable(
            Enumerable
                .Range(0, rows.RowCount)
                .Select(x => new Reading
                {
                    Features = ServingProject.Readings(rows, x),
                    Label = ServingProject.LabelOf(rows, x),
                })
        );
        var model = context
            .Regression.Trainers.FastTree(
                new FastTreeRegressionTrainer.Options
                {
                    NumberOfTrees = ServingProject.Trees,
                    NumberOfLeaves = ServingProject.Leaves,
                    LearningRate = ServingProject.LearningRate,
                }
            )
            .Fit(data);
        context.Model.Save(model, data.Schema, path);
    }

    public static async Task<int> RunAsync(string url, string model)
    {
        var context = new MLContext();
        var transformer = context.Model.Load(model, out _);
        var engines = new DefaultObjectPool<PredictionEngine<Reading, Answer>>(
            new Engines(context, transformer),
            Environment.ProcessorCount * 2
        );
        string[] names =
        [
            .. Enumerable
                .Range(0, ServingProject.Inputs)
                .Select(x => string.Create(CultureInfo.InvariantCulture, $"reading_{x:00}")),
        ];
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        var application = builder.Build();
        application.MapGet("/health/ready", () => "ready");
        application.MapPost(
            "/v1/predict",
            (Dictionary<string, float> row) =>
            {
                var reading = new Reading { Features = new float[names.Length] };
                for (var i = 0; i < names.Length; i++)
                    reading.Features[i] = row[names[i]];
                var engine = engines.Get();
                var answer = engine.Predict(reading);
                engines.Return(engine);
                return answer.Score;
            }
        );
        await application.RunAsync(url);
        return 0;
    }

    sealed class Engines(MLContext context, ITransformer model) : PooledObjectPolicy<PredictionEngine<Reading, Answer>>
    {
        public override PredictionEngine<Reading, Answer> Create() =>
            context.Model.CreatePredictionEngine<Reading, Answer>(model);

        public override bool Return(PredictionEngine<Reading, Answer> obj) => true;
    }

    sealed class Reading
    {
        [VectorType(ServingProject.Inputs)]
        public float[] Features { get; set; } = [];

        public float Label { get; set; }
    }

    sealed class Answer
    {
        public float Score { get; set; }
    }
}
