using MlPipeline.Fields;

namespace Skeleton.Fields;

/// <summary>Every column of the project: what each source calls it, and what it is called from there on.</summary>
public static class SkeletonFields
{
    //#if (useCsv)
    /// <summary>The source of sales: a CSV file.</summary>
    public const string Sales = "sales";

    //#endif
    //#if (useSql)
    /// <summary>The source of prices: a table of a database.</summary>
    public const string Prices = "prices";

    //#endif
    //#if (useParquet)
    /// <summary>The source of visits: a Parquet file.</summary>
    public const string Visits = "visits";

    //#endif
    static readonly string[] Sources =
    [
        //#if (useCsv)
        Sales,
        //#endif
        //#if (useSql)
        Prices,
        //#endif
        //#if (useParquet)
        Visits,
        //#endif
    ];

    /// <summary>The day, which all sources call alike; on it they are joined.</summary>
    public static readonly Field Day = Sources.Aggregate(
        Field.Date("day", "The day"),
        (day, source) => day.From(source, "day")
    );

    //#if (useCsv)
    public static readonly Field Sold = Field
        .Number("sold", "pieces", "Sold on the day")
        .From(Sales, "sold")
        .Optional();
    public static readonly Field SoldBefore = Field
        .Number("sold_before", "pieces", "Sold on the day before")
        .From(Sales, "sold_before");

    //#endif
    //#if (useSql)
    public static readonly Field Price = Field
        .Number("price", "€", "Price on the day")
        .From(Prices, "price")
        .Optional();
    public static readonly Field PriceBefore = Field
        .Number("price_before", "€", "Price on the day before")
        .From(Prices, "price_before");

    //#endif
    //#if (useParquet)
    public static readonly Field Visitors = Field
        .Number("visitors", "persons", "Visitors on the day")
        .From(Visits, "visitors")
        .Optional();
    public static readonly Field VisitorsBefore = Field
        .Number("visitors_before", "persons", "Visitors on the day before")
        .From(Visits, "visitors_before");

    //#endif
    /// <summary>The number to predict. It is optional: a day to predict does not have it yet.</summary>
    public static Field Label => Sold;

    /// <summary>What the label was on the day before, for the naive rule.</summary>
    public static Field LabelBefore => SoldBefore;

    /// <summary>All columns, the day first.</summary>
    public static readonly FieldCatalogue Catalogue = new([
        Day,
        //#if (useCsv)
        Sold,
        SoldBefore,
        //#endif
        //#if (useSql)
        Price,
        PriceBefore,
        //#endif
        //#if (useParquet)
        Visitors,
        VisitorsBefore,
        //#endif
    ]);

    /// <summary>All numbers that a prediction may be made from.</summary>
    public static IReadOnlyList<Field> Numbers { get; } =
    [.. Catalogue.All.Where(x => x.Type == FieldType.Number && x != Label)];
}
