using MlPipeline.Models.Common;
using MlPipeline.Registry;

namespace MlPipeline.UnitTests.Registry;

public sealed class ModelCardTests
{
    [Fact]
    public void A_card_says_what_a_model_predicts_and_how_far_to_trust_it() =>
        ModelCard.Render(Example.Metadata()).ShouldBe(Expected.ReplaceLineEndings("\n"));

    [Fact]
    public void A_card_warns_of_what_limits_trust()
    {
        var card = ModelCard.Render(
            Example.Metadata() with
            {
                Split = null,
                Metrics = new Dictionary<string, RegressionMetrics>(),
                GitDirty = true,
                Parent = null,
            }
        );

        card.ShouldContain("- It was not scored on rows that it had not seen");
        card.ShouldContain("- It was trained by code that is not in any commit");
        card.ShouldContain("| Compared with | – (the first) |");
    }

    [Fact]
    public void A_bar_in_a_name_does_not_break_the_table()
    {
        var metadata = Example.Metadata();
        var input = metadata.Signature.Inputs[0] with { Name = "a|b" };

        ModelCard
            .Render(metadata with { Signature = metadata.Signature with { Inputs = [input] } })
            .ShouldContain("| a\\|b | Number |");
    }

    const string Expected = """
        # Example: boosting-fasttree

        Predicts **entries** (thousand entries) from 2 fields.

        ## Training

        Trained on 5,092 rows of chicago.csv from 2001-01-22 to 2014-12-31.

        | Hyper-parameter | Value |
        | --- | --- |
        | trees | 300 |
        | learningRate | 0.1 |

        ## Scores

        Rows were split: tested from 2014-01-01 on. Trained on 4,727 rows from 2001-01-22 to 2013-12-31, tested on 365 rows from 2014-01-01 to 2014-12-31. The test rows say what to expect of new data.

        | Set | Rows | RMSE (thousand entries) | MAE (thousand entries) | R² | MAPE | Bias (thousand entries) |
        | --- | --- | --- | --- | --- | --- | --- |
        | train | 4,727 | 0.9 | 0.6 | 0.98 | 5 % | 0 |
        | test | 365 | 1.15 | 0.75 | 0.97 | – | -0.125 |

        | Threshold | Value |
        | --- | --- |
        | maxRmse | 2 |

        ## Inputs

        | Field | Type | Unit | Required |
        | --- | --- | --- | --- |
        | temp_max | Number | °F | yes |
        | weather | Text | – | no |

        ## Intended use and limits

        Meant to predict entries for rows like those it was trained on: from the same source, with the same meaning of each field. Not meant to explain causes, nor to decide about persons.

        - Outside the range of the training data its predictions are extrapolation.
        - It knows nothing that happened after its training data; check for drift, and retrain.

        ## Origin

        | What | Value |
        | --- | --- |
        | Data (SHA-256) | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa |
        | Commit | cccccccccccccccccccccccccccccccccccccccc |
        | Seed | 42 |
        | MlPipeline | 0.1.0 |
        | .NET | 10.0.0 |
        | Microsoft.ML | 5.0.1 |
        | Compared with | version 3 |

        """;
}
