using CsCheck;
using MlPipeline.Fields;

namespace MlPipeline.UnitTests.Fields;

public sealed class FieldCatalogueTests
{
    static readonly Gen<string> Name = Gen.String[Gen.Char.AlphaNumeric, 1, 6];

    static readonly Gen<Field[]> Distinct = Gen.Select(
        Name.HashSet[1, 20],
        Name.HashSet[20],
        (names, columns) =>
            names
                .Zip(columns, (name, column) => Field.Number(name).From($"source {column.Length % 3}", column))
                .ToArray()
    );

    [Fact]
    public void Renames_are_a_bijection_between_the_columns_of_a_source_and_their_fields() =>
        Distinct.Sample(fields =>
        {
            var catalogue = new FieldCatalogue(fields);
            foreach (var source in catalogue.Sources)
            {
                var renames = catalogue.Renames(source);
                renames.Values.Distinct().Count().ShouldBe(renames.Count);
                foreach (var (input, name) in renames)
                {
                    catalogue.Find(source, input).ShouldBeSameAs(catalogue[name]);
                    catalogue[name].Inputs.ShouldContain(x => x.Source == source && x.Name == input);
                }
            }
            catalogue.Sources.Sum(x => catalogue.Renames(x).Count).ShouldBe(fields.Length);
        });

    [Fact]
    public void A_second_field_of_the_same_name_is_refused() =>
        Gen.Select(Distinct, Gen.Int[0, 19])
            .Sample(
                (fields, at) =>
                {
                    var twin = Field.Text(fields[at % fields.Length].Name).From("elsewhere", "x");
                    Should
                        .Throw<InputException>(() => new FieldCatalogue([.. fields, twin]))
                        .Message.ShouldStartWith($"Field \"{twin.Name}\" is declared 2 times");
                }
            );

    [Fact]
    public void A_column_that_two_fields_claim_is_refused() =>
        Gen.Select(Distinct, Gen.Int[0, 19])
            .Sample(
                (fields, at) =>
                {
                    var input = fields[at % fields.Length].Inputs[0];
                    var rival = Field.Number("a rival").From(input.Source, input.Name);
                    Should
                        .Throw<InputException>(() => new FieldCatalogue([.. fields, rival]))
                        .Message.ShouldStartWith($"Column \"{input.Name}\" ({input.Source}) is claimed by the fields");
                }
            );

    [Fact]
    public void A_field_that_does_not_exist_suggests_the_nearest() =>
        Should
            .Throw<InputException>(() => new FieldCatalogue(Field.Number("temp_max"))["tempmax"])
            .Message.ShouldBe(
                "Field \"tempmax\" does not exist. Did you mean \"temp_max\"? Declare it in Fields, or correct the name."
            );

    [Fact]
    public void A_source_that_does_not_exist_suggests_the_nearest() =>
        Should
            .Throw<InputException>(() => new FieldCatalogue(Field.Number("x").From("weather", "x")).Source("wether"))
            .Problem.ShouldBe("Source \"wether\" does not exist. Did you mean \"weather\"?");

    [Fact]
    public void Casts_give_the_type_of_each_column()
    {
        var catalogue = new FieldCatalogue(Field.Number("a").From("s", "A"), Field.Date("b").From("s", "B"));

        catalogue
            .Casts("s", "B", "A")
            .ShouldBe(new Dictionary<string, FieldType> { ["B"] = FieldType.Date, ["A"] = FieldType.Number });
        catalogue.Rename("s", "A").ShouldBe("a");
    }

    [Fact]
    public void A_schema_matches_columns_in_the_order_of_the_source()
    {
        var schema = new FieldCatalogue(Field.Number("a"), Field.Number("b")).Exported("file");

        schema.Match(["b", "a"]).Select(x => x.Field.Name).ShouldBe(["b", "a"]);
        schema.WithOptional(Field.Number("a")).Match(["b"]).Select(x => x.Field.Name).ShouldBe(["b"]);
        Should
            .Throw<InputException>(() => schema.Match(["b"]))
            .Message.ShouldStartWith("Column \"a\" (file) is missing");
    }
}
